import { lookup } from "node:dns/promises";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import Robots from "robots-parser/Robots.js";
import { type Exchange, isSilent, type RequestOutcome } from "../domain/sites/refresh-run.ts";
import type { Clock, FetchAsk, Fetched, Fetcher, Ids, Visit } from "../ports.ts";
import { type Came, outcomeOf, readAnswer, withoutAnswer } from "./polite-fetch-answer.ts";
import { type Answer, exchange, NoAnswer, type Resolve } from "./polite-fetch-exchange.ts";
import { mayBeAsked } from "./polite-fetch-hosts.ts";

export interface PoliteFetchOptions {
  /** Product, version and whom to write to. */
  readonly userAgent: string;
  /**
   * The address on this machine that answers for a host, without a slash at the end; undefined asks
   * the host itself. Its name becomes the first part of the path: `/github.com/…`.
   */
  readonly standIn?: (host: string) => string | undefined;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "chance">;
  readonly resolve?: Resolve;
  readonly wait?: (ms: number) => Promise<void>;
  readonly timeoutMs?: number;
}

const mostBytes = 2 * 1024 * 1024;
const mostMoves = 3;
const mostTries = 2;
const usualTimeoutMs = 10_000;
const shortestPauseMs = 1_000;
const jitterMs = 2_000;
/** A host that does not answer so often in a row is left alone for the rest of the visit. */
const patience = 3;

const resolveByMachine: Resolve = (host) => lookup(host, { all: true });

/** What is known of a host during a visit. */
interface HostNotes {
  /** Ends when the last request to it has ended. */
  turn: Promise<unknown>;
  wasAsked: boolean;
  silences: number;
  isClosed: boolean;
  robots?: Promise<RobotsOfHost>;
}

/** What robots.txt says, that there is none, or why nobody can know. */
type RobotsOfHost = Robots | "all" | RequestOutcome;

/** Asks addresses of the internet as a guest should. */
export const politeFetch = (options: PoliteFetchOptions): Fetcher => ({
  visit: () => new PoliteVisit(options),
});

class PoliteVisit implements Visit {
  readonly #options: PoliteFetchOptions;
  readonly #hosts = new Map<string, HostNotes>();

  constructor(options: PoliteFetchOptions) {
    this.#options = options;
  }

  async get(asked: FetchAsk): Promise<Fetched> {
    const exchanges: Exchange[] = [];
    let came = await this.#follow(asked, exchanges);
    for (let tries = 1; tries < mostTries && came.again !== undefined; tries += 1) {
      await this.#wait(came.again * 1000);
      came = await this.#follow(asked, exchanges);
    }
    // Whoever asks for a pause a second time, or for a long one, is left alone until the next run.
    if (came.outcome === "told-to-wait") this.#notesOf(new URL(asked.url).hostname).isClosed = true;
    const { again: _, ...fetched } = came;
    return { ...fetched, exchanges };
  }

  async #follow(asked: FetchAsk, exchanges: Exchange[]): Promise<Came> {
    let url = URL.parse(asked.url);
    for (let moves = 0; url !== null; moves += 1) {
      if (!mayBeAsked(url, asked.hosts)) {
        return moves === 0
          ? { outcome: "not-allowed" }
          : { outcome: "moved-away", movedTo: url.href.slice(0, 300) };
      }
      if (this.#isClosed(url.href)) return { outcome: "not-asked" };
      const ban = asked.robots ? await this.#banOf(url, asked, exchanges) : undefined;
      if (ban !== undefined) return { outcome: ban };
      const answer = await this.#ask(url, asked, exchanges);
      if (answer instanceof NoAnswer) return withoutAnswer(answer.outcome);
      if (outcomeOf(answer.status) !== "moved")
        return readAnswer(answer, this.#options.clock.now());
      if (moves === mostMoves) return { outcome: "too-many-moves" };
      url = URL.parse(answer.header("location"), url);
    }
    return { outcome: "not-allowed" };
  }

  /** One request, after those to the same host that were before it, and a pause. */
  async #ask(url: URL, asked: FetchAsk, exchanges: Exchange[]): Promise<Answer | NoAnswer> {
    const notes = this.#notesOf(url.hostname);
    const standIn = this.#options.standIn?.(url.hostname);
    const turn = notes.turn.then(async () => {
      if (notes.wasAsked && standIn === undefined) {
        await this.#wait(shortestPauseMs + this.#options.ids.chance() * jitterMs);
      }
      notes.wasAsked = true;
      return this.#exchange(url, standIn, asked, exchanges);
    });
    notes.turn = turn;
    const answer = await turn;
    const isQuiet = answer instanceof NoAnswer && isSilent(answer.outcome);
    notes.silences = isQuiet ? notes.silences + 1 : 0;
    if (notes.silences >= patience) notes.isClosed = true;
    return answer;
  }

  async #exchange(url: URL, standIn: string | undefined, asked: FetchAsk, exchanges: Exchange[]) {
    const { userAgent, resolve = resolveByMachine, timeoutMs = usualTimeoutMs } = this.#options;
    const target = standIn ? new URL(`${standIn}/${url.host}${url.pathname}${url.search}`) : url;
    const headers = {
      "user-agent": userAgent,
      accept: asked.accept,
      "accept-encoding": "gzip, br",
      ...(asked.etag !== undefined && { "if-none-match": asked.etag }),
      ...(asked.lastModified !== undefined && { "if-modified-since": asked.lastModified }),
    };
    const started = performance.now();
    const note = (outcome: RequestOutcome, of?: Answer) => {
      const etag = of?.header("etag").slice(0, 200);
      exchanges.push({
        url: url.href.slice(0, 400),
        outcome,
        ...(of && { status: of.status }),
        bytes: of?.bytes ?? 0,
        ms: Math.round(performance.now() - started),
        ...(etag && { etag }),
      });
    };
    try {
      const answer = await exchange(target, { headers, resolve, timeoutMs, mostBytes });
      note(outcomeOf(answer.status), answer);
      return answer;
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      note(fault.outcome);
      return fault;
    }
  }

  /** What robots.txt forbids. It is asked once a visit. */
  async #banOf(url: URL, asked: FetchAsk, exchanges: Exchange[]) {
    const notes = this.#notesOf(url.hostname);
    notes.robots ??= this.#robotsOf(url, asked, exchanges);
    const robots = await notes.robots;
    if (robots === "all") return undefined;
    if (!(robots instanceof Robots)) return robots;
    const allowed = robots.isAllowed(url.href, this.#options.userAgent) ?? true;
    return allowed ? undefined : ("robots-say-no" as const);
  }

  async #robotsOf(url: URL, { hosts }: FetchAsk, exchanges: Exchange[]): Promise<RobotsOfHost> {
    const address = new URL("/robots.txt", url).href;
    const plain = { url: address, accept: "text/plain", hosts, robots: false };
    const came = await this.#follow(plain, exchanges);
    if (came.outcome === "read") return new Robots(address, came.text ?? "");
    // A file that is nowhere near is none: the page itself will say where the host has gone.
    if (came.outcome === "moved-away" || came.outcome === "too-many-moves") return "all";
    const status = exchanges.at(-1)?.status ?? 0;
    if (status >= 400 && status < 500 && came.outcome !== "told-to-wait") return "all";
    // If nobody is there, that is what is to be said, and not that a file is missing.
    return status === 0 ? came.outcome : "robots-unknown";
  }

  #notesOf(host: string): HostNotes {
    const found = this.#hosts.get(host);
    if (found) return found;
    const made = { turn: Promise.resolve(), wasAsked: false, silences: 0, isClosed: false };
    this.#hosts.set(host, made);
    return made;
  }

  #isClosed(url: string): boolean {
    return this.#hosts.get(new URL(url).hostname)?.isClosed ?? false;
  }

  #wait(ms: number): Promise<void> {
    return (this.#options.wait ?? ((time: number) => pause(time)))(ms);
  }
}
