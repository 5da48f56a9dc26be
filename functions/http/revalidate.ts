import type { Answer } from "./answers.ts";
import type { PageRequest } from "./request.ts";

/** `If-None-Match` names one or several; a weak one says as much as we need to know. */
const names = (header: string, tag: string): boolean =>
  header === "*" ||
  header
    .split(",")
    .map((one) => one.trim().replace(/^W\//, ""))
    .includes(tag);

/**
 * An answer that a browser may keep and ask after: 304 without a body if it holds this very answer.
 * The tag is made of the whole answer, so a page also changes with its school and its stylesheet.
 */
export function revalidated(
  answer: Answer,
  request: PageRequest,
  digest: (text: string) => string,
): Answer {
  const tag = `"${digest(answer.body ?? "").slice(0, 32)}"`;
  const headers = { ...answer.headers, etag: tag, vary: "accept" };
  if (!names(request.header("if-none-match"), tag)) return { ...answer, headers };
  return { statusCode: 304, headers, body: "" };
}
