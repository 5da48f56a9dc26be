import { expect, it } from "vitest";
import { readSettings, usualSiteSources } from "#shared/contract/settings.ts";

const reading = (name: "SITE_SOURCES" | "SITE_SOURCES_AT", value: string) => () =>
  readSettings({ [name]: value }, [name])[name];

it.each(["internet", "http://127.0.0.1:8080"])("lets the sources be at %s", (where) => {
  expect(reading("SITE_SOURCES_AT", where)()).toBe(where);
});

it.each([
  "",
  "https://127.0.0.1:8080",
  "http://localhost:8080",
  "http://10.0.0.1:80",
  "http://127.0.0.1:8080/path",
  "http://127.0.0.1:8080@evil.example",
  "http://127.0.0.1.evil.example:80",
  "https://evil.example",
])("refuses them at %o, and does not repeat it", (where) => {
  expect(reading("SITE_SOURCES_AT", where)).toThrow(
    /^Settings missing or malformed: SITE_SOURCES_AT$/,
  );
});

it.each([usualSiteSources, "net-aware", "apple,own-list=https://trust.example/sites.csv"])(
  "lets a school choose %s",
  (names) => expect(reading("SITE_SOURCES", names)()).toBe(names),
);

it.each(["", "facebook", "apple,", "apple;wikidata", "own-list=http://trust.example/", "own-list"])(
  "refuses the choice %o",
  (names) => expect(reading("SITE_SOURCES", names)).toThrow("SITE_SOURCES"),
);
