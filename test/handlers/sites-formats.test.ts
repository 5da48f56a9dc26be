import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { toldList } from "#shared/domain/sites/published-format.ts";
import { aTable } from "#test/support/engine.ts";
import { baseUrl } from "#test/support/requests.ts";
import { aSiteDoor, first } from "#test/support/site-door.ts";
import { aSite, manySites } from "#test/support/sites.ts";

const table = aTable();
type Told = ReturnType<typeof toldList>;

describe("the list for other programs", () => {
  it("is the same as JSON at both addresses, with unknown ages as null", async () => {
    const door = aSiteDoor(table);
    const { headers, body = "" } = await door.open("/sites.json");
    const told = JSON.parse(body) as Told & { attribution: string };
    expect(headers["content-type"]).toBe("application/json");
    expect((await door.open("/sites", "", { accept: "application/json" })).body).toBe(body);
    expect([told.schemaVersion, told.version, told.sites.length]).toEqual([1, 1, first.count]);
    expect(told.attribution).toContain("Open Terms Archive");
    expect(told.sites.filter(({ minAge }) => minAge === 0)).toEqual([]);
    expect(told.sites.find(({ slug }) => slug === "minecraft")).toMatchObject({
      minAge: null,
      minAgeWithParent: 0,
    });
  });

  it("is a spreadsheet in which no cell is computed", async () => {
    const door = aSiteDoor(table);
    await door.publish([aSite({ name: "=HYPERLINK(1)", operator: '+1 "quoted", Ltd' })]);
    const { headers, body = "" } = await door.open("/sites.csv");
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [line] = parse(body, { columns: true, bom: true }) as Record<string, string>[];
    expect(line).toMatchObject({
      slug: "chatter",
      name: "'=HYPERLINK(1)",
      operator: `'+1 "quoted", Ltd`,
      minAge: "13",
      minAgeWithParent: "",
    });
  });

  it("says in words where a fact is from that has no link", async () => {
    const door = aSiteDoor(table);
    await door.publish([aSite({ sourceUrl: null, secondSource: "Its help desk, by telephone" })]);
    const from = { source: null, secondSource: "Its help desk, by telephone" };
    const told = JSON.parse((await door.open("/sites.json")).body ?? "") as Told;
    expect(told.sites).toMatchObject([from]);
    const { body = "" } = await door.open("/sites.csv");
    expect(parse(body, { columns: true, bom: true })).toMatchObject([{ ...from, source: "" }]);
  });

  it("has a feed of its changes that a reader of feeds understands", async () => {
    const door = aSiteDoor(table);
    await door.publish([...first.sites, aSite({ name: "Tom & Jerry" })]);
    const { headers, body = "" } = await door.open("/sites.atom");
    expect(headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(body) as {
      feed: { id: string; entry: { id: string; content: { "#text": string } } };
    };
    expect(feed.id).toBe(`${baseUrl}/sites.atom`);
    expect(feed.entry.id).toBe(`${baseUrl}/sites#version-2`);
    expect(feed.entry.content["#text"]).toBe("Tom & Jerry is new on the list");
  });

  it.each(["/sites", "/sites.json", "/sites.csv", "/sites.atom"])(
    "is not sent again to who has it, and packed if they can unpack it: %s",
    async (path) => {
      const door = aSiteDoor(table);
      await door.publish(manySites(60));
      const plain = await door.open(path);
      expect(plain.headers["cache-control"]).toBe("public, max-age=300");
      const again = await door.open(path, "", { "if-none-match": plain.headers["etag"] ?? "" });
      expect([again.statusCode, again.body]).toEqual([304, ""]);
      const packed = await door.open(path, "", { "accept-encoding": "gzip, br" });
      expect(packed.headers).toMatchObject({
        "content-encoding": "gzip",
        vary: "accept, accept-encoding",
      });
      expect(gunzipSync(Buffer.from(packed.body ?? "", "base64")).toString()).toBe(plain.body);
      const tag = packed.headers["etag"] ?? "";
      expect((await door.open(path, "", { "if-none-match": tag })).statusCode).toBe(304);
    },
  );
});
