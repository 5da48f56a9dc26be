import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import { closeServer, listen, loopback, type WantedPort } from "./listen.ts";
import { appleModes } from "./site-sources/apple.ts";
import { hostileModes } from "./site-sources/hostile.ts";
import { netAwareModes, robotsModes } from "./site-sources/net-aware.ts";
import { ownListModes } from "./site-sources/own-list.ts";
import { type Reply, type SourceModes, status } from "./site-sources/reply.ts";
import { termsModes, textModes } from "./site-sources/terms.ts";
import { wikidataModes } from "./site-sources/wikidata.ts";

/** The made-up sources of the site list, by the host that they stand for. */
const hosts: Readonly<Record<string, SourceModes>> = {
  "github.com": termsModes,
  "raw.githubusercontent.com": textModes,
  "itunes.apple.com": appleModes,
  "query.wikidata.org": wikidataModes,
  "www.net-aware.org.uk": netAwareModes,
  "trust.example": ownListModes,
  robots: robotsModes,
};

/** One request that came, as it came. */
export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Of the body as it was sent. */
  readonly bytes: number;
}

export interface SiteSourcesEngine {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Makes a host answer in another mode: all of it, or addresses whose path contains `where`. */
  readonly play: (host: string, mode: string, where?: string) => void;
  /** Everything as at the start. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Answers for the sources of the site list on this machine: `/github.com/…` is what GitHub would
 * answer. Nothing of it is real but the shape. Modes are for tests; a laptop plays `lively`.
 */
export async function startSiteSources(
  wanted: WantedPort,
  first: Readonly<Record<string, string>> = {},
): Promise<SiteSourcesEngine> {
  const seen: SeenRequest[] = [];
  const played: { readonly host: string; readonly mode: string; readonly where: string }[] = [];
  const modeOf = (host: string, path: string) =>
    played.findLast((one) => one.host === host && path.includes(one.where))?.mode ??
    first[host] ??
    "normal";
  const server = createServer((request, response) => {
    const [, host = "", path = ""] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const earlier = seen.filter((one) => one.host === host && one.path === path).length;
    const url = new URL(path || "/", `https://${host || "nobody"}`);
    const modes = url.pathname === "/robots.txt" ? "robots" : host;
    const answer = answerOf(hosts[modes], modeOf(modes, path), { url, earlier });
    const etag = `"${createHash("sha256").update(answer.body).digest("hex").slice(0, 20)}"`;
    const isPlain = answer.sent === undefined && !("content-encoding" in answer.headers);
    const isSame = answer.status === 200 && isPlain && request.headers["if-none-match"] === etag;
    const sent: Reply = isSame ? status(304) : answer;
    const bytes = sent.body.length;
    seen.push({ host, path, status: sent.status, headers: request.headers, bytes });
    send(response, { ...sent, headers: { ...sent.headers, etag } });
  });
  const port = await listen(server, wanted);
  return {
    url: `http://${loopback}:${port}`,
    seen,
    play: (host, mode, where = "") => {
      const isKnown = hosts[host]?.[mode] ?? hostileModes[mode];
      if (!isKnown) throw new Error(`${host} has no mode ${mode}`);
      played.push({ host, mode, where });
    },
    reset: () => {
      played.length = 0;
      seen.length = 0;
    },
    close: () => closeServer(server),
  };
}

function answerOf(
  modes: SourceModes | undefined,
  mode: string,
  asked: { readonly url: URL; readonly earlier: number },
): Reply {
  const usual = modes?.["normal"]?.(asked);
  if (!usual) return status(404);
  return modes?.[mode]?.(asked) ?? hostileModes[mode]?.(usual) ?? usual;
}

const dripMs = 20;

function send(response: ServerResponse, { status: code, headers, body, sent }: Reply): void {
  if (sent === "never") return;
  response.writeHead(
    code,
    sent === "cut-off" ? { ...headers, "content-length": body.length } : headers,
  );
  if (sent === undefined) response.end(body);
  else if (sent === "cut-off")
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else {
    let at = 0;
    const timer = setInterval(() => response.write(body.subarray(at, (at += 1))), dripMs);
    response.on("close", () => clearInterval(timer));
  }
}
