import { type Reply, reply, type SourceModes, type SourceRequest } from "./reply.ts";

interface Row {
  readonly app: string;
  readonly minAge?: string;
  readonly end?: string;
  readonly next?: string;
}

const appsIn = ({ url }: SourceRequest): readonly string[] =>
  [...(url.searchParams.get("query") ?? "").matchAll(/"(\d{5,12})"/g)].map(([, app = ""]) => app);

const literal = (value: string) => ({ type: "literal", value });
const number = (value: string) => ({
  datatype: "http://www.w3.org/2001/XMLSchema#decimal",
  ...literal(value),
});

function answer(rows: readonly Row[]): Reply {
  const bindings = rows.map(({ app, minAge, end, next }) => ({
    item: { type: "uri", value: `http://www.wikidata.org/entity/Q${app}` },
    itemLabel: { "xml:lang": "en", ...literal(`Example ${app}`) },
    app: literal(app),
    ...(minAge !== undefined && { minAge: number(minAge) }),
    ...(end !== undefined && { end: literal(end) }),
    ...(next !== undefined && {
      next: { type: "uri", value: "http://www.wikidata.org/entity/Q1" },
      nextLabel: literal(next),
    }),
  }));
  const vars = ["item", "itemLabel", "app", "minAge", "end", "next", "nextLabel"];
  const body = JSON.stringify({ head: { vars }, results: { bindings } });
  return reply(body, "application/sparql-results+json;charset=utf-8");
}

/** Of every third app an age is known. */
const usual = (asked: SourceRequest): readonly Row[] =>
  appsIn(asked).map((app, place) => (place % 3 === 0 ? { app, minAge: "13" } : { app }));
const with0 = (changes: Partial<Row>) => (asked: SourceRequest) =>
  answer(usual(asked).map((row, place) => (place === 0 ? { ...row, ...changes } : row)));

export const wikidataModes: SourceModes = {
  normal: (asked) => answer(usual(asked)),
  "no-bindings": () => answer([]),
  "two-ages": (asked) => {
    const [first, ...others] = usual(asked);
    return answer(first ? [first, { ...first, minAge: "16" }, ...others] : []);
  },
  ended: with0({ end: "2026-05-01T00:00:00Z", next: "Another Service" }),
  older: with0({ minAge: "17" }),
  "age-fell": with0({ minAge: "7" }),
  "impossible-age": with0({ minAge: "130" }),
  "no-age": with0({ minAge: "" }),
  "many-ages": (asked) =>
    answer(usual(asked).map((row) => (row.minAge === undefined ? row : { ...row, minAge: "14" }))),
};
