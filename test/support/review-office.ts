import { review } from "#functions/handlers/review.ts";
import { dynamoAuditNoter, dynamoAuditReader } from "#shared/adapters/dynamo-audit.ts";
import { dynamoRegister } from "#shared/adapters/dynamo-incidents.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { monthOf } from "#shared/domain/incident/audit.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import type { NamedPerson } from "#shared/domain/incident/submission.ts";
import type { Person } from "#shared/domain/school/profile.ts";
import { memberOf } from "#shared/domain/school/session.ts";
import { instant, later } from "#shared/domain/time.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aNamedPerson, anIncident, aSubmission } from "./builders.ts";
import type { TestTable } from "./engine.ts";
import { anEvent, aPost, ask, baseUrl } from "./requests.ts";
import { aReviewRoom, type RoomChanges } from "./reviewing.ts";

/** Words that stand nowhere else, in all that is told of an incident. */
export const untold = {
  description: "Quokkaphoto of the sand pit.",
  name: "Bilby Dunnartson",
  note: "Bandicoot: say it before every event.",
} as const;
export const untoldWords = /quokka|bilby|dunnart|bandicoot/i;

const partsOf = (path: string) => {
  const [, , , key = "", step = ""] = path.split("?")[0]?.split("/") ?? [];
  return { ...(key !== "" && { key }), ...(step !== "" && { step }) };
};

/** What a page says, without its elements. */
export const textOf = ({ body = "" }: { readonly body?: string | undefined }): string =>
  body
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/g, " ");

/** The review of the tests: opened on 23 November 2026, the first of the school. */
export const reviewAddress = "/policy/review/2027";

export interface Ask {
  /** How many seconds ago they proved who they are; never if left out. */
  readonly provedAgo?: number;
}

/** The pages of the review as they are served, over one table. */
export function aReviewOffice(table: TestTable, changes: RoomChanges = {}) {
  const room = aReviewRoom(table, changes);
  const { client } = table.watch();
  const { parts, school, clock, calls } = room;
  const sessions = dynamoSessions(table.watch().client, table.name);
  const handler = review({
    ...parts,
    ...{ baseUrl, sessions, audit: dynamoAuditNoter(client, table.name) },
    incidents: { ...parts.incidents, ...dynamoRegister(client, table.name) },
  });
  const cookies = async ({ name, email, roles }: Person, { provedAgo }: Ask) => {
    const member = memberOf(name, email, roles);
    const proved = provedAgo === undefined ? undefined : later(clock.now(), -provedAgo);
    const secret = await beginSession({ ...parts, sessions }, school.id, member, proved);
    calls.length = 0;
    return [`__Host-session=${secret}`];
  };
  const open = async (who: Person, path: string, how: Ask = {}) => {
    const [bare = "", query = ""] = path.split("?");
    const asked = { path: bare, query, parameters: partsOf(path) };
    return ask(handler, anEvent({ ...asked, cookies: await cookies(who, how) }));
  };
  return {
    ...room,
    open,
    /** Who looked at what, the newest first. */
    looks: async () => {
      const month = monthOf(clock.now());
      const { entries } = await dynamoAuditReader(client, table.name).page(school.id, month, {
        limit: 20,
      });
      return entries.map(({ who, what }) => `${who}: ${what}`);
    },
    /** The words of a page, of the review’s own if nothing else is said. */
    seenBy: async (who: Person, at = reviewAddress, how: Ask = {}) =>
      textOf(await open(who, at, how)),
    /** Posts the form of a change, on the version of the review that stands. */
    post: async (
      who: Person,
      change: string,
      fields: Readonly<Record<string, string>>,
      how: Ask = {},
    ) => {
      const path = `${reviewAddress}/${change}`;
      const { version } = await room.latest();
      const own = { parameters: partsOf(path), cookies: await cookies(who, how) };
      const posted = new URLSearchParams({ seen: `${version}`, go: "save", ...fields });
      return ask(handler, aPost(path, posted, own));
    },
    /** An incident that taught something; what the box of its lesson posts. */
    taught: async (...people: readonly Partial<NamedPerson>[]) => {
      const at = instant.parse("2026-11-20T12:00:00.000Z");
      const named = [{ name: untold.name, relationship: "parent-carer" } as const, ...people];
      const told = aSubmission({
        description: untold.description,
        people: named.map(aNamedPerson),
      });
      const one = anIncident({ told, at, number: people.length + 1 });
      const lesson = { clause: "lesson-time", note: untold.note, by: "Somebody", at } as const;
      const incident: Incident = { ...one, work: { ...one.work, lessons: [lesson] } };
      await room.incidents.add(incident);
      return { reference: incident.reference, box: `${incident.reference}/lesson-time` };
    },
  };
}
export type ReviewOffice = ReturnType<typeof aReviewOffice>;
