const width = 28;

/** Shows how far something is: in place on a terminal, at every tenth in a log. */
export function barOn(stream: NodeJS.WriteStream, of: number): (done: number) => void {
  const begun = performance.now();
  return (done) => {
    const full = Math.round((done / of) * width);
    const bar = `${"█".repeat(full)}${"░".repeat(width - full)}`;
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    const line = `  ${bar}  ${done} of ${of}, ${seconds} s`;
    if (stream.isTTY) stream.write(`\r\u001b[2K${line}${done === of ? "\n" : ""}`);
    else if (done === of || done % Math.ceil(of / 10) === 0) stream.write(`${line}\n`);
  };
}
