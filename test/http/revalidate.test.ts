import { describe, expect, it } from "vitest";
import { html } from "#functions/http/answers.ts";
import { requestOf } from "#functions/http/request.ts";
import { revalidated } from "#functions/http/revalidate.ts";
import { anEvent } from "#test/support/requests.ts";
import { sha } from "#test/support/world.ts";

const asked = (ifNoneMatch?: string, body = "page") =>
  revalidated(
    html(body),
    requestOf(
      anEvent({ headers: ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch } }),
    ),
    sha,
  );
const tag = asked().headers["etag"] ?? "";

describe("an answer that a browser may have already", () => {
  it("is given whole, with its tag, to who does not have it", () => {
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    for (const held of [undefined, "", '"other"', tag.slice(1, -1)]) {
      expect(asked(held)).toMatchObject({ statusCode: 200, body: "page", headers: { etag: tag } });
    }
    expect(asked(undefined, "page2").headers["etag"]).not.toBe(tag);
  });

  it.each([tag, `W/${tag}`, `"other", ${tag}`, "*"])(
    "is not sent again to who holds %s",
    (held) => {
      expect(asked(held)).toMatchObject({ statusCode: 304, body: "", headers: { etag: tag } });
    },
  );
});
