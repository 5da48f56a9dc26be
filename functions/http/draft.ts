import * as z from "zod/mini";
import type { Answers } from "#functions/views/pages/report/answers.ts";
import { hours, type Instant, later, toEpochSeconds } from "#shared/domain/time.ts";
import { seal, unseal } from "./seal.ts";

const typed = z.string();
const draft = z.strictObject({
  /** Makes the report one, however often its button is pressed. */
  idempotencyKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** True once the answers were checked: a page that is changed then leads back to the check. */
  checked: z.boolean(),
  answers: z.strictObject({
    relationship: typed,
    kind: typed,
    categories: z.array(typed),
    description: typed,
    place: typed,
    day: typed,
    month: typed,
    year: typed,
    time: typed,
    site: typed,
    siteOther: typed,
    link: typed,
    people: z.array(
      z.strictObject({
        name: typed,
        relationship: typed,
        involvement: typed,
        roles: z.array(typed),
      }),
    ),
    immediateAction: typed,
    toldInPerson: typed,
    reach: typed,
    name: typed,
    email: typed,
  }),
});

/** A report that is being written. It travels in the page, sealed; nothing of it is stored. */
export interface Draft {
  readonly idempotencyKey: string;
  readonly checked: boolean;
  readonly answers: Answers;
}

/** A page left open overnight is found again in the morning. */
const lifetime = hours(24);
const purpose = "report-draft";

export const sealDraft = (key: Uint8Array, one: Draft, at: Instant): Promise<string> =>
  seal(key, purpose, one, toEpochSeconds(later(at, lifetime)));

export async function openDraft(
  key: Uint8Array,
  sealed: string,
  at: Instant,
): Promise<Draft | "expired" | "tampered"> {
  const opened = await unseal(key, purpose, sealed, at);
  if (!opened.ok) return opened.refused;
  const read = draft.safeParse(opened.value);
  return read.success ? read.data : "tampered";
}
