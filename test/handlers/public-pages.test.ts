import { globSync, readFileSync } from "node:fs";
import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { publicPages } from "#functions/handlers/public-pages.ts";
import { assetVersion } from "#functions/views/assets/version.ts";
import { buildAssets } from "#infra/bundling/build-assets.ts";
import { aSchool, noon } from "#test/support/builders.ts";
import { anEvent, ask, baseUrl } from "#test/support/requests.ts";
import { aClock, aLog } from "#test/support/world.ts";

const school = aSchool({ colour: "#123456" });
const { version, files } = await buildAssets(school.colour);
const handler = publicPages({
  log: aLog(),
  clock: aClock(noon),
  baseUrl,
  school,
  // Outside a bundle pages ask for the version "dev".
  asset: (file) => files.get(file.replace(assetVersion, version)),
});
const open = (path: string) => {
  const [, file] = path.split("/assets/");
  return ask(handler, anEvent({ path, ...(file !== undefined && { parameters: { file } }) }));
};

describe("what a page asks for", () => {
  it("is there, under the type that a browser goes by, and may be kept for ever", async () => {
    const $ = load((await open("/")).body ?? "");
    const asked = $("head")
      .find("link[href], script[src]")
      .toArray()
      .map((element) => $(element).attr("href") ?? $(element).attr("src") ?? "");
    const answers = await Promise.all(asked.map(open));
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers["content-type"]])).toEqual(
      [
        [200, "image/svg+xml"],
        [200, "text/css; charset=utf-8"],
        [200, "text/javascript; charset=utf-8"],
      ],
    );
    const kept = answers.map(({ headers }) => headers["cache-control"]);
    expect(new Set(kept)).toEqual(new Set(["public, max-age=31536000, immutable"]));
  });

  it("is drawn in the school's colour", async () => {
    const icon = await open(`/assets/icon-${assetVersion}.svg`);
    expect(icon.body).toContain('color="#123456"');
    expect(icon.body?.match(/#123456/g)).toHaveLength(1);
    const styles = await open(`/assets/site-${assetVersion}.css`);
    expect(styles.body).toContain("--school-colour:#123456");
  });

  it("is not found under another name", async () => {
    expect((await open("/assets/site-0.css")).statusCode).toBe(404);
  });
});

describe("the privacy page", () => {
  it("names every cookie that a function sets", async () => {
    const sources = globSync("functions/{http,handlers}/*.ts").map((file) =>
      readFileSync(file, "utf8"),
    );
    const set = sources.join("\n").match(/__Host-[\w-]+/g) ?? [];
    const $ = load((await open("/privacy")).body ?? "");
    const named = $("table tbody th").toArray();
    expect(named.length).toBeGreaterThanOrEqual(3);
    expect(named.map((cell) => $(cell).text()).toSorted()).toEqual([...new Set(set)].toSorted());
  });
});
