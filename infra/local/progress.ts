/** One line a step, with the time it took. */
export interface Progress {
  step<Result>(words: string, work: () => Promise<Result>): Promise<Result>;
  say(line: string): void;
}

export const silent: Progress = { step: (_, work) => work(), say: () => undefined };

export function progressOn(stream: NodeJS.WriteStream): Progress {
  return {
    say: (line) => stream.write(`${line}\n`),
    step: async (words, work) => {
      const started = performance.now();
      // On a terminal the line stands there while the work goes on; a log gets it once, at the end.
      if (stream.isTTY) stream.write(`  …  ${words}`);
      const back = stream.isTTY ? "\r\u001b[2K" : "";
      try {
        const result = await work();
        stream.write(`${back}  ✓  ${words} (${seconds(started)})\n`);
        return result;
      } catch (fault) {
        stream.write(`${back}  ✗  ${words} (${seconds(started)})\n`);
        throw fault;
      }
    },
  };
}

const seconds = (started: number) => `${((performance.now() - started) / 1000).toFixed(1)} s`;
