import { settings } from "#functions/handlers/settings.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoTerms } from "#shared/adapters/dynamo-terms.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { TermDates } from "#shared/domain/school/term-dates.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aSchool, noon } from "./builders.ts";
import type { TestTable } from "./engine.ts";
import { anEvent, anUpload, aPost, ask, baseUrl, type RequestParts } from "./requests.ts";
import { aClock, aLog } from "./world.ts";

/** `5 9 2026` in the three boxes of a date. */
export const boxes = (name: string, date: string): Record<string, string> => {
  const [day = "", month = "", year = ""] = date.split(" ");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** The term pages as they are served, over one table. */
export function aSettingsOffice(table: TestTable) {
  const { client, calls } = table.watch();
  const clock = aClock(noon);
  const sessions = dynamoSessions(client, table.name);
  const terms = dynamoTerms(client, table.name);
  const school = aSchool();
  const common = { log: aLog(), clock, baseUrl, school, ids: systemIds, sessions, terms };
  const handler = settings(common);
  const partsFor = async (member: Member, step: string): Promise<RequestParts> => ({
    cookies: [`__Host-session=${await beginSession(common, school.id, member)}`],
    ...(step !== "" && { parameters: { step } }),
  });
  const pathOf = (step: string) => (step === "" ? "/settings/terms" : `/settings/terms/${step}`);

  const open = async (member: Member, step = "", rest: RequestParts = {}) => {
    const parts = await partsFor(member, step);
    calls.length = 0;
    return ask(handler, anEvent({ ...parts, path: pathOf(step), ...rest }));
  };
  const post = async (member: Member, step: string, fields: Record<string, string>, query = "") => {
    const parts = await partsFor(member, step);
    calls.length = 0;
    return ask(handler, aPost(pathOf(step), new URLSearchParams(fields), { ...parts, query }));
  };
  /** A form as a browser sends it when it may hold a file. */
  const upload = async (member: Member, fields: Record<string, string | File>) => {
    const parts = await partsFor(member, "import");
    return ask(handler, await anUpload(fields, { ...parts, path: pathOf("import") }));
  };
  const postRaw = async (member: Member, contentType: string, body: string) =>
    ask(
      handler,
      anEvent({
        ...(await partsFor(member, "import")),
        method: "POST",
        path: pathOf("import"),
        headers: { "content-type": contentType, "sec-fetch-site": "same-origin" },
        body,
      }),
    );
  const keep = async (...all: readonly TermDates[]) => {
    const seen = await terms.find(school.id);
    const version = seen.version + 1;
    await terms.replace(school.id, seen, { ...seen, version, terms: [...all] });
  };
  const kept = () => terms.find(school.id);
  return { handler, open, post, postRaw, upload, keep, kept, calls, clock };
}
