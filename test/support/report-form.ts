import { load } from "cheerio";
import { reportForm } from "#functions/handlers/report-form.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import { dynamoIncidentAdder } from "#shared/adapters/dynamo-incidents.ts";
import { sealingKey, systemIds } from "#shared/adapters/system.ts";
import { aSchool, noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { anEvent, aPost, ask, baseUrl } from "./requests.ts";
import { aClock, aLog, firstKey, ringOfOne } from "./world.ts";

interface FormCircumstances {
  readonly mishap?: Mishap;
  /** Reports that one address may send at once. */
  readonly burst?: number;
}

/** The form before a table, and ways to open and to send its pages. */
export function aForm(table: TestTable, { mishap, burst = 100_000 }: FormCircumstances = {}) {
  const { client, calls } = table.watch(mishap);
  const clock = aClock(noon);
  const log = aLog();
  const handler = reportForm({
    log,
    clock,
    baseUrl,
    school: aSchool(),
    ids: systemIds,
    keyRing: ringOfOne,
    sealingKey: sealingKey(firstKey, "report-form"),
    incidents: dynamoIncidentAdder(client, table.name),
    limit: new RateLimit(burst, 1 / 3),
  });
  const get = (path: string, cookies: readonly string[] = []) => {
    const step = path.split("/")[2];
    return ask(handler, anEvent({ path, cookies, ...(step && { parameters: { step } }) }));
  };
  const post = (
    step: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    ask(
      handler,
      aPost(`/report/${step}`, new URLSearchParams(fields), { parameters: { step }, headers }),
    );
  return { get, post, calls, clock, log };
}
type Form = ReturnType<typeof aForm>;

/** What a page carries of the answers so far. */
export const draftIn = (page: { body?: string | undefined }) =>
  String(load(page.body ?? "")("input[name=draft]").val());
/** The words of each error above a page, and how many fields its link leads to. */
export const errorsIn = (page: { body?: string | undefined }) => {
  const $ = load(page.body ?? "");
  return $(".govuk-error-summary__list a")
    .toArray()
    .map((link) => [$(link).text(), $($(link).attr("href") ?? "").length]);
};
export const titleOf = (page: { body?: string | undefined }) =>
  load(page.body ?? "")("title").text();

/** Good answers to every page. */
export const answers: Readonly<Record<string, Record<string, string>>> = {
  who: { relationship: "staff" },
  kind: { kind: "breach" },
  about: { categories: "harassment" },
  what: { description: "Somebody wrote unkind things." },
  when: { place: "online", day: "20", month: "11", year: "2026", time: "" },
  site: { site: "none", siteOther: "", link: "" },
  people: {},
  done: { immediateAction: "", toldInPerson: "" },
  reach: { reach: "no", name: "", email: "" },
};

/** Goes through the form with good answers, up to check-your-answers. Returns that page. */
export async function fill(
  form: Form,
  changes: Readonly<Record<string, Record<string, string>>> = {},
) {
  let page = await form.get("/report");
  for (const [step, fields] of Object.entries({ ...answers, ...changes })) {
    page = await form.post(step, { ...fields, draft: draftIn(page), go: "next" });
  }
  return page;
}
