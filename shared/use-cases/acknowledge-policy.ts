import { done, type Outcome, refused } from "../domain/outcome.ts";
import {
  type Acknowledgement,
  type PolicyQuestion,
  questionId,
} from "../domain/policy/acknowledgement.ts";
import type { PolicyVersion } from "../domain/policy/policy-version.ts";
import { questionMails } from "../domain/policy/question-mail.ts";
import {
  changedTitles,
  type VersionToRead,
  versionToRead,
} from "../domain/policy/version-to-read.ts";
import type { Stakeholder } from "../domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "../domain/school/profile.ts";
import { schoolDay } from "../domain/time.ts";
import type { Acknowledgements, Messages, PolicyQuestions, Stakeholders, World } from "../ports.ts";
import { type PolicyParts, policyVersions, wordsOf } from "./read-policy.ts";

export type AcknowledgeParts = PolicyParts &
  Pick<World, "clock"> & {
    readonly stakeholders: Pick<Stakeholders, "find">;
    readonly acknowledgements: Pick<Acknowledgements, "find" | "add">;
    readonly policyQuestions: Pick<PolicyQuestions, "find" | "add">;
    readonly messages: Pick<Messages, "add">;
  };

/** Whom a mail asked to read which words. */
export interface Asked {
  readonly email: string;
  readonly hash: string;
}

/** What somebody reads, and what they have said of it so far. */
export interface ToRead extends VersionToRead {
  readonly changed: readonly string[];
  readonly acknowledged: Acknowledgement | undefined;
  readonly question: PolicyQuestion | undefined;
}

/** Somebody's question about a version has one id, however often it comes. */
const idOf = (
  { ids }: AcknowledgeParts,
  { number, hash }: PolicyVersion,
  { school, email }: Stakeholder,
): string => questionId(number, ids.digest(`${school} ${hash} ${email}`));

/** Who is asked to read what, today. */
async function personAndVersion(
  parts: AcknowledgeParts,
  school: string,
  { email, hash }: Asked,
): Promise<Outcome<VersionToRead & { readonly person: Stakeholder }, "no-stakeholder">> {
  const [person, versions] = await Promise.all([
    parts.stakeholders.find(school, email),
    policyVersions(parts, school),
  ]);
  if (!person) return refused("no-stakeholder");
  return done({ person, ...versionToRead(versions, hash, schoolDay(parts.clock.now())) });
}

/** What somebody is to read who follows the link of a mail. It records nothing: mail scanners follow links too. */
export async function readToAcknowledge(
  parts: AcknowledgeParts,
  { id: school }: SchoolProfile,
  asked: Asked,
): Promise<Outcome<ToRead, "no-stakeholder">> {
  const found = await personAndVersion(parts, school, asked);
  if (!found.ok) return found;
  const { person, version, isAnother } = found.value;
  const [words, acknowledged, question] = await Promise.all([
    wordsOf(parts, school, version),
    parts.acknowledgements.find(school, version.hash, person.email),
    parts.policyQuestions.find(school, idOf(parts, version, person)),
  ]);
  return done({
    version,
    isAnother,
    changed: changedTitles(words, version),
    acknowledged,
    question,
  });
}

export interface Acknowledged {
  readonly acknowledgement: Acknowledgement;
  /** False if they had acknowledged these words before. */
  readonly isNew: boolean;
  /** What they asked, if they asked anything about this version. */
  readonly question: PolicyQuestion | undefined;
}

/** Somebody asked something else about this version before: one question at a time is answered. */
type AskedBefore = "asked-before";

/**
 * Keeps a question, and has the headteacher told of it. The mails come first: whatever breaks after
 * them, the next try finds them there and goes on. A mail whose question never came does no harm.
 */
async function keepQuestion(
  { messages, policyQuestions }: AcknowledgeParts,
  school: SchoolProfile,
  question: PolicyQuestion,
): Promise<Outcome<PolicyQuestion, AskedBefore>> {
  const before = await policyQuestions.find(school.id, question.id);
  if (before && before.text !== question.text) return refused("asked-before");
  for (const mail of questionMails(question, school)) await messages.add(mail);
  if (before ?? (await policyQuestions.add(question))) return done(before ?? question);
  const quicker = await policyQuestions.find(school.id, question.id);
  return quicker?.text === question.text ? done(quicker) : refused("asked-before");
}

/**
 * Keeps that somebody has read the words they were asked to read, once, and the question they have.
 * Words that hold no more are not acknowledged. The acknowledgement comes last, so that who has one
 * has asked their question too.
 */
export async function acknowledgePolicy(
  parts: AcknowledgeParts,
  school: SchoolProfile,
  asked: Asked,
  text?: string,
): Promise<Outcome<Acknowledged, "no-stakeholder" | "superseded" | AskedBefore>> {
  const found = await personAndVersion(parts, school.id, asked);
  if (!found.ok) return found;
  const { person, version, isAnother } = found.value;
  if (isAnother) return refused("superseded");
  const { email, audiences, name } = person;
  const same = { school: school.id, hash: version.hash, version: version.number, email, audiences };
  const at = parts.clock.now();

  let question: PolicyQuestion | undefined;
  if (text !== undefined) {
    const id = idOf(parts, version, person);
    const asking = { ...same, id, name, text, askedAt: at, revision: 0 };
    const kept = await keepQuestion(parts, school, asking);
    if (!kept.ok) return kept;
    question = kept.value;
  }
  const acknowledgement = { ...same, at, withQuestion: question !== undefined };
  if (await parts.acknowledgements.add(acknowledgement)) {
    return done({ acknowledgement, isNew: true, question });
  }
  const before = await parts.acknowledgements.find(school.id, version.hash, email);
  return done({ acknowledgement: before ?? acknowledgement, isNew: false, question });
}
