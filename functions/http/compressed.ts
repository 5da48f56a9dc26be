import { gzipSync } from "node:zlib";
import type { Answer } from "./answers.ts";
import type { PageRequest } from "./request.ts";

/** Below this, packing saves less than it costs. */
const worthIt = 2000;

/**
 * The answer packed, for a browser that can unpack it: lists of hundreds of entries are opened on
 * telephones. The gateway packs nothing by itself.
 */
export function compressed(answer: Answer, request: PageRequest): Answer {
  const { body = "", headers } = answer;
  const vary = [headers["vary"], "accept-encoding"].filter(Boolean).join(", ");
  const plain = { ...answer, headers: { ...headers, vary } };
  if (body.length < worthIt || !/\bgzip\b/.test(request.header("accept-encoding"))) return plain;
  const { etag } = headers;
  return {
    ...plain,
    headers: {
      ...plain.headers,
      "content-encoding": "gzip",
      // The same page in other bytes (RFC 9110, 8.8.1).
      ...(etag && { etag: `W/${etag}` }),
    },
    body: gzipSync(body).toString("base64"),
    isBase64Encoded: true,
  };
}
