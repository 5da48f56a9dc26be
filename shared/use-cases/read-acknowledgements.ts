import type { Acknowledgement } from "../domain/policy/acknowledgement.ts";
import {
  type Audience,
  leadingAudience,
  mayUnsubscribe,
  type Stakeholder,
} from "../domain/reminders/stakeholder.ts";
import type { Acknowledgements, Stakeholders } from "../ports.ts";

interface Parts {
  readonly stakeholders: Pick<Stakeholders, "page">;
  readonly acknowledgements: Pick<Acknowledgements, "page">;
}

/** Of those whom the school reminds now. Each counts once, in the audience that leads. */
export interface AcknowledgementRate {
  readonly people: number;
  readonly acknowledged: number;
  readonly withQuestion: number;
}

export interface AcknowledgementRates {
  readonly byAudience: Readonly<Record<Audience, AcknowledgementRate>>;
  /** Staff and governors who have not, by name. The policy binds nobody else, so nobody else is listed. */
  readonly waiting: readonly Pick<Stakeholder, "name" | "email" | "audiences">[];
}

/** Rows read at once: a page of the table's megabyte holds several times as many. */
const atOnce = 1000;

interface Page<Found> {
  readonly found: readonly Found[];
  readonly more: boolean;
}

/** Everything of a list that is kept in pages, each place an address. */
async function* all<Found extends { readonly email: string }>(
  page: (look: { limit: number; after: string | undefined }) => Promise<Page<Found>>,
): AsyncGenerator<Found> {
  let after: string | undefined;
  for (let more = true; more; ) {
    const read = await page({ limit: atOnce, after });
    yield* read.found;
    after = read.found.at(-1)?.email;
    more = read.more && after !== undefined;
  }
}

const noRate: AcknowledgementRate = { people: 0, acknowledged: 0, withQuestion: 0 };

const counted = (
  { people, acknowledged, withQuestion }: AcknowledgementRate,
  one: Acknowledgement | undefined,
): AcknowledgementRate => ({
  people: people + 1,
  acknowledged: acknowledged + (one ? 1 : 0),
  withQuestion: withQuestion + (one?.withQuestion ? 1 : 0),
});

const byName = (one: Stakeholder, other: Stakeholder): number => {
  if (one.name === other.name) return one.email < other.email ? -1 : 1;
  return one.name < other.name ? -1 : 1;
};

/**
 * How many have read these words, by audience, and who of those whom the policy binds has not. They
 * hang on the words' fingerprint, so a version approved again unchanged starts with what it had.
 */
export async function readAcknowledgements(
  { stakeholders, acknowledgements }: Parts,
  school: string,
  hash: string,
): Promise<AcknowledgementRates> {
  const said = new Map<string, Acknowledgement>();
  for await (const one of all((look) => acknowledgements.page(school, hash, look))) {
    said.set(one.email, one);
  }
  const rates = new Map<Audience, AcknowledgementRate>();
  const waiting: Stakeholder[] = [];
  for await (const person of all((look) => stakeholders.page(school, look))) {
    const leading = leadingAudience(person.audiences);
    const one = said.get(person.email);
    rates.set(leading, counted(rates.get(leading) ?? noRate, one));
    if (!one && !mayUnsubscribe(person.audiences)) waiting.push(person);
  }
  const rateOf = (one: Audience) => rates.get(one) ?? noRate;
  return {
    byAudience: {
      staff: rateOf("staff"),
      governors: rateOf("governors"),
      volunteers: rateOf("volunteers"),
      "parents-carers": rateOf("parents-carers"),
    },
    waiting: waiting
      .toSorted(byName)
      .map(({ name, email, audiences: held }) => ({ name, email, audiences: held })),
  };
}
