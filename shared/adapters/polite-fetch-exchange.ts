import type { LookupAddress } from "node:dns";
import { type IncomingMessage, request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { RequestOutcome } from "../domain/sites/refresh-run.ts";
import { isPublic } from "./polite-fetch-hosts.ts";

/** Every address of a host name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export interface ExchangeOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly resolve: Resolve;
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string;
  readonly body: Uint8Array;
  /** Bytes of the body as they came. */
  readonly bytes: number;
}

/** An exchange that came to nothing, and what that is called. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly outcome: RequestOutcome;
  constructor(outcome: RequestOutcome) {
    super(outcome);
    this.outcome = outcome;
  }
}

/**
 * One request and its whole answer, or `NoAnswer`. The time holds for all of it, so that an answer
 * that drips byte by byte ends too; the size holds for what comes and for what it unpacks to.
 */
export async function exchange(url: URL, options: ExchangeOptions): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new NoAnswer("timed-out")), options.timeoutMs);
  try {
    const incoming = await answerTo(url, options, stop.signal);
    try {
      return await wholeAnswer(incoming, options.mostBytes, stop.signal);
    } finally {
      incoming.destroy();
    }
  } catch (fault) {
    throw stop.signal.aborted ? new NoAnswer("timed-out") : nameOf(fault);
  } finally {
    clearTimeout(timer);
  }
}

const answerTo = (url: URL, { headers, resolve }: ExchangeOptions, signal: AbortSignal) =>
  new Promise<IncomingMessage>((done, fail) => {
    const isPlain = url.protocol === "http:";
    const send = isPlain ? requestByHttp : requestByHttps;
    // Only a stand-in on this machine is asked without TLS, and its address is no name to look up.
    const lookup = isPlain ? {} : { lookup: checkedLookup(resolve) };
    send(url, { headers, signal, agent: false, ...lookup })
      .once("error", fail)
      .once("response", done)
      .end();
  });

/** Looks a name up and hands on its addresses only if every one of them is public. */
const checkedLookup =
  (resolve: Resolve): LookupFunction =>
  (host, options, tell) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => isPublic(address))) {
          tell(new NoAnswer(first ? "private-address" : "unresolvable"), "");
        } else if (options.all) tell(null, [...found]);
        else tell(null, first.address, first.family);
      },
      (fault: NodeJS.ErrnoException) => tell(fault, ""),
    );
  };

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

async function wholeAnswer(incoming: IncomingMessage, mostBytes: number, signal: AbortSignal) {
  const header = (name: string) => String(incoming.headers[name] ?? "");
  if (Number(header("content-length")) > mostBytes) throw new NoAnswer("too-large");
  const encoding = header("content-encoding").trim().toLowerCase();
  const unpack = unpackers[encoding];
  if (!unpack && encoding !== "" && encoding !== "identity") throw new NoAnswer("broken");
  const came = { bytes: 0 };
  const pieces: Uint8Array[] = [];
  const through = (source: AsyncIterable<Uint8Array>) => counted(source, came, mostBytes);
  const keep = async (source: AsyncIterable<Uint8Array>) => {
    for await (const piece of counted(source, { bytes: 0 }, mostBytes)) pieces.push(piece);
  };
  if (unpack) await pipeline(incoming, through, unpack(), keep, { signal });
  else await pipeline(incoming, through, keep, { signal });
  const body = Buffer.concat(pieces);
  return { status: incoming.statusCode ?? 0, header, body, bytes: came.bytes };
}

/** Lets bytes through and counts them, up to as many as are taken. */
async function* counted(
  source: AsyncIterable<Uint8Array>,
  count: { bytes: number },
  mostBytes: number,
) {
  for await (const piece of source) {
    count.bytes += piece.length;
    if (count.bytes > mostBytes) throw new NoAnswer("too-large");
    yield piece;
  }
}

const byCode: Readonly<Record<string, RequestOutcome>> = {
  ENOTFOUND: "unresolvable",
  ENODATA: "unresolvable",
  ECONNREFUSED: "refused",
};
const ofTls = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH)/;
const ofPacking = /^(Z_|ERR__ERROR_|ERR_BROTLI|ERR_PADDING)/;

function nameOf(fault: unknown): NoAnswer {
  if (fault instanceof NoAnswer) return fault;
  const { code = "" } = fault instanceof Error ? (fault as NodeJS.ErrnoException) : {};
  if (ofTls.test(code)) return new NoAnswer("insecure");
  if (ofPacking.test(code)) return new NoAnswer("broken");
  return new NoAnswer(byCode[code] ?? "unreachable");
}
