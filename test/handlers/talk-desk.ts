import { load } from "cheerio";
import { deliverMailJob } from "#functions/handlers/deliver-mail.ts";
import { followUpReport } from "#functions/handlers/follow-up.ts";
import { RateLimit } from "#functions/http/rate-limit.ts";
import {
  dynamoIncidentAdder,
  dynamoIncidentReader,
  dynamoReplacer,
  dynamoSettler,
} from "#shared/adapters/dynamo-incidents.ts";
import { dynamoDue, dynamoMessages } from "#shared/adapters/dynamo-messages.ts";
import { sealingKey, systemIds } from "#shared/adapters/system.ts";
import { changeIncident } from "#shared/use-cases/change-incident.ts";
import { submitIncident } from "#shared/use-cases/submit-incident.ts";
import { aSchool, aSubmission, head, noon } from "#test/support/builders.ts";
import type { Mishap, TestTable } from "#test/support/engine.ts";
import { mailingDesk } from "#test/support/mailing-desk.ts";
import { anEvent, aPost, ask, baseUrl, context } from "#test/support/requests.ts";
import { aClock, aLog, aMailer, firstKey, ringOfOne } from "#test/support/world.ts";

interface Circumstances {
  readonly told?: Readonly<Record<string, unknown>>;
  readonly mishap?: Mishap;
  /** Requests that one address may send at once. */
  readonly burst?: number;
  /** True while somebody else is always quicker to change the report. */
  readonly quicker?: () => boolean;
}

/** A report, its reporter before the pages and the JSON, the head at the register, and the post. */
export async function aTalk(table: TestTable, circumstances: Circumstances = {}) {
  const { told = {}, mishap, burst = 10_000, quicker = () => false } = circumstances;
  const { client, calls } = table.watch(mishap);
  const own = table.watch().client;
  const [clock, log, mailer, school] = [aClock(noon), aLog(), aMailer(), aSchool()];
  const common = { log, clock, baseUrl, school, ids: systemIds, keyRing: ringOfOne };
  const reader = dynamoIncidentReader(own, table.name);
  const atSchool = {
    ...reader,
    ...dynamoIncidentAdder(own, table.name),
    ...dynamoReplacer(own, table.name),
    ...dynamoSettler(own, table.name),
  };
  const handler = followUpReport({
    ...common,
    sealingKey: sealingKey(firstKey, "follow-up"),
    incidents: {
      ...dynamoIncidentReader(client, table.name),
      replace: async (seen, next) =>
        !quicker() && (await dynamoReplacer(client, table.name).replace(seen, next)),
    },
    limit: new RateLimit(burst, 1 / 30),
  });
  const submitted = await submitIncident({ ...common, incidents: atSchool }, school, {
    idempotencyKey: systemIds.secret(),
    told: aSubmission(told),
  });
  if (!submitted.ok) throw new Error(submitted.refused);
  const { receipt, incident } = submitted.value;
  const { reference } = incident;

  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    ask(handler, aPost(path, new URLSearchParams(fields), { headers }));
  const enter = (more: Record<string, string> = {}) => post("/follow-up", { receipt, ...more });
  const kept = async () => {
    const found = await reader.find(school.id, reference);
    if (!found) throw new Error("gone");
    return found;
  };
  return {
    ...{ receipt, reference, calls, clock, log, post, enter, kept },
    get: (path: string) => ask(handler, anEvent({ path })),
    /** Writes on a page as it stands, or on a fresh one. */
    write: async (text: string, talk?: string) =>
      post("/follow-up/messages", { text, talk: talk ?? talkIn(await enter()) }),
    json: (path: string, body: unknown) =>
      ask(
        handler,
        anEvent({
          method: "POST",
          path,
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      ),
    /** The head writes back. */
    answer: async (text: string) => {
      const { version: seen } = await kept();
      const wanted = { reference, change: "message", seen, raw: { text } } as const;
      const outcome = await changeIncident(
        { ...common, incidents: atSchool },
        school,
        head,
        wanted,
      );
      if (!outcome.ok) throw new Error(outcome.refused.why);
    },
    /** Delivers what is due, and gives the mails that were sent since the last time. */
    deliver: async () => {
      const before = mailer.asked.length;
      const parts = {
        ...common,
        incidents: atSchool,
        messages: dynamoMessages(own, table.name),
        ...mailingDesk(own, table.name),
        due: dynamoDue(own, table.name),
        mailer,
      };
      const event = { job: "deliver-mail", at: clock.now() };
      await deliverMailJob(parts)(event, { ...context, getRemainingTimeInMillis: () => 60_000 });
      return mailer.asked.slice(before);
    },
  };
}

type Shown = { readonly body?: string | undefined };

/** What a page carries, sealed. */
export const talkIn = ({ body = "" }: Shown): string =>
  String(load(body)("input[name=talk]").val());
/** The messages on a page: who wrote when, and what. */
export const messagesIn = ({ body = "" }: Shown): readonly string[][] => {
  const $ = load(body);
  return $("main section")
    .toArray()
    .map((one) => [$(one).find("h3").text(), $(one).find("p").text()]);
};
export const typedIn = ({ body = "" }: Shown): string => load(body)("textarea").text();
export const bannerIn = ({ body = "" }: Shown): string =>
  load(body)(".govuk-notification-banner__heading").text();
