import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { readStakeholderForm, typedStakeholder } from "#functions/http/stakeholder-form.ts";
import { openWho } from "#functions/http/stakeholder-seal.ts";
import { removePage } from "#functions/views/pages/stakeholders/remove-page.tsx";
import {
  type Known,
  stakeholderPage,
} from "#functions/views/pages/stakeholders/stakeholder-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { StakeholderFault } from "#shared/domain/reminders/wanted-stakeholder.ts";
import type { Member } from "#shared/domain/school/session.ts";
import {
  addStakeholder,
  editStakeholder,
  removeStakeholder,
  type StakeholderEdit,
  type StakeholderRefusal,
} from "#shared/use-cases/change-stakeholder.ts";
import { stoppedAddress } from "#shared/use-cases/read-stakeholders.ts";
import { notYourStakeholders, type StakeholderParts } from "./stakeholder-answers.ts";

const back = (done: "added" | "changed" | "removed") =>
  seeOther(`${pathTo("stakeholders")}?${new URLSearchParams({ done })}`);

interface Form {
  readonly known?: Known | undefined;
  readonly typed: URLSearchParams;
  readonly faults?: readonly StakeholderFault[];
}

const form = async (
  parts: StakeholderParts,
  member: Member,
  { known, typed, faults = [] }: Form,
  status = 200,
) => {
  const { school } = parts;
  const stopped = known && (await stoppedAddress(parts, known.one));
  return html(stakeholderPage({ school, member, known, stopped, typed, faults }), status);
};

const gone: readonly StakeholderFault[] = [
  { field: "email", words: "This person was removed meanwhile: add the person again, or go back" },
];

/** Why it was not done, beside what was typed. */
async function refusedForm(
  parts: StakeholderParts,
  request: PageRequest,
  member: Member,
  refusal: StakeholderRefusal,
  shown: Form,
) {
  const wrong = (words: string) =>
    form(parts, member, { ...shown, faults: [{ field: "email", words }] }, 409);
  switch (refusal.why) {
    case "not-allowed":
      return notYourStakeholders(parts, request, member);
    case "gone":
      // Nothing is left to change: what was typed stands in the form that adds.
      return form(parts, member, { typed: shown.typed, faults: gone }, 409);
    case "full":
      return wrong("The list is full: it holds 10,000 people. Remove those who have left");
    case "known":
      return wrong(`This address is in the list already, as ${refusal.one.name}`);
    case "changed-meanwhile": {
      const who = shown.known?.who ?? "";
      return form(parts, member, { ...shown, known: { one: refusal.one, who, isNews: true } }, 409);
    }
  }
}

/** Adds one person. */
export async function addOne(parts: StakeholderParts, request: PageRequest, member: Member) {
  if (request.method !== "POST") return form(parts, member, { typed: new URLSearchParams() });
  const sent = readForm(request);
  if (!sent.ok) return unreadableForm(parts.school, member);
  const { fields: typed } = sent;
  const read = readStakeholderForm(typed);
  if (!read.ok) return form(parts, member, { typed, faults: read.refused }, 422);
  const outcome = await addStakeholder(parts, parts.school.id, member, read.value);
  return outcome.ok
    ? back("added")
    : refusedForm(parts, request, member, outcome.refused, { typed });
}

/** Whom the address names: their own address, sealed. */
const asked = ({ sealingKey, clock }: StakeholderParts, { query }: PageRequest) =>
  openWho(sealingKey, query("who"), clock.now());

const seenIn = (fields: URLSearchParams): number => Number(fields.get("seen") ?? "0");

/** What somebody declared to be the person's own wish. */
const wishIn = (fields: URLSearchParams): StakeholderEdit["wish"] => {
  const wish = fields.get("wish");
  return wish === "stop" || wish === "again" ? wish : undefined;
};

async function saved(
  parts: StakeholderParts,
  request: PageRequest,
  member: Member,
  { one, who }: { readonly one: Stakeholder | undefined; readonly who: string },
  email: string,
) {
  const sent = readForm(request);
  if (!sent.ok) return unreadableForm(parts.school, member);
  const { fields: typed } = sent;
  const seen = seenIn(typed);
  // What others did since the form was opened is told once there is something to save.
  const known = one && { one: { ...one, version: seen }, who, isNews: false };
  const read = readStakeholderForm(typed);
  if (!read.ok) return form(parts, member, { known, typed, faults: read.refused }, 422);
  const edit = { email, seen, wanted: read.value, wish: wishIn(typed) };
  const outcome = await editStakeholder(parts, parts.school.id, member, edit);
  return outcome.ok
    ? back("changed")
    : refusedForm(parts, request, member, outcome.refused, { known, typed });
}

/** Changes one person: who they are, their address, what they wish. */
export async function editOne(parts: StakeholderParts, request: PageRequest, member: Member) {
  const email = await asked(parts, request);
  if (email === undefined) return notFound(parts.school, request);
  const who = request.query("who");
  const one = await parts.stakeholders.find(parts.school.id, email);
  if (request.method === "POST") return saved(parts, request, member, { one, who }, email);
  if (!one) return notFound(parts.school, request);
  const typed = typedStakeholder(one);
  return form(parts, member, { known: { one, who, isNews: false }, typed });
}

/** Takes one person off the list, after asking once more. */
export async function removeOne(parts: StakeholderParts, request: PageRequest, member: Member) {
  const { school } = parts;
  const email = await asked(parts, request);
  if (email === undefined) return notFound(school, request);
  const who = request.query("who");
  if (request.method !== "POST") {
    const one = await parts.stakeholders.find(school.id, email);
    if (!one) return notFound(school, request);
    return html(removePage({ school, member, known: { one, who, isNews: false } }));
  }
  const sent = readForm(request);
  if (!sent.ok) return unreadableForm(school, member);
  const seen = seenIn(sent.fields);
  const outcome = await removeStakeholder(parts, school.id, member, { email, seen });
  if (outcome.ok) return back("removed");
  const { refused } = outcome;
  return refused.why === "changed-meanwhile"
    ? html(removePage({ school, member, known: { one: refused.one, who, isNews: true } }), 409)
    : notYourStakeholders(parts, request, member);
}
