import { brotliCompressSync, gzipSync } from "node:zlib";
import { page, type Reply, reply, status } from "./reply.ts";

const to = (location: string): Reply => status(301, { location });
const asLatin = ({ body, ...rest }: Reply, contentType: string): Reply => ({
  ...rest,
  headers: { ...rest.headers, "content-type": contentType },
  body: Buffer.from(body.toString(), "latin1"),
});
const mimeOf = ({ headers }: Reply) => (headers["content-type"] ?? "").split(";")[0] ?? "";
const longPage = "x".repeat(3 * 1024 * 1024);
/** 200 MB packed into 200 KB: a gzip file may have many parts. */
const bomb = (): Buffer => {
  const part = gzipSync(Buffer.alloc(1024 * 1024));
  return Buffer.concat(Array.from({ length: 200 }, () => part));
};

/** What any source may do to us: each makes another answer of its usual one. */
export const hostileModes: Readonly<Record<string, (usual: Reply) => Reply>> = {
  slow: (usual) => ({ ...usual, sent: "never" }),
  drip: (usual) => ({ ...usual, sent: "dripping" }),
  "cut-off": (usual) => ({ ...usual, sent: "cut-off" }),
  truncated: (usual) => ({ ...usual, body: usual.body.subarray(0, usual.body.length / 2) }),
  huge: (usual) => ({ ...usual, body: Buffer.concat([usual.body, Buffer.from(longPage)]) }),
  bomb: (usual) => ({
    ...usual,
    headers: { ...usual.headers, "content-encoding": "gzip" },
    body: bomb(),
  }),
  gzip: (usual) => ({
    ...usual,
    headers: { ...usual.headers, "content-encoding": "gzip" },
    body: gzipSync(usual.body),
  }),
  brotli: (usual) => ({
    ...usual,
    headers: { ...usual.headers, "content-encoding": "br" },
    body: brotliCompressSync(usual.body),
  }),
  "not-gzip": (usual) => ({ ...usual, headers: { ...usual.headers, "content-encoding": "gzip" } }),
  latin1: (usual) => asLatin(usual, `${mimeOf(usual)}; charset=iso-8859-1`),
  "latin1-undeclared": (usual) => asLatin(usual, mimeOf(usual)),
  "wrong-charset": (usual) => asLatin(usual, `${mimeOf(usual)}; charset=utf-8`),
  bom: (usual) => ({ ...usual, body: Buffer.concat([Buffer.from("\uFEFF"), usual.body]) }),
  /** As Apple does under load: an error page that is called a success. */
  html: () =>
    page("<HTML><BODY><b>Http/1.1 Service Unavailable</b> [newNullResponse]</BODY></HTML>"),
  empty: ({ headers }) => reply("", headers["content-type"] ?? "text/plain"),
  forbidden: () => status(403),
  missing: () => status(404),
  gone: () => status(410),
  busy: () => status(429, { "retry-after": "3600" }),
  "busy-shortly": () => status(429, { "retry-after": "2" }),
  unavailable: () => status(503),
  error: () => status(500),
  redirect: () => to("https://www.nspcc.org.uk/keeping-children-safe/online-safety/"),
  "redirect-private": () => to("https://169.254.169.254/latest/meta-data/"),
  "redirect-plain": () => to("http://github.com/"),
  "redirect-loop": () => to("?again"),
};
