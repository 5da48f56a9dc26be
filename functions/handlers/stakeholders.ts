import { html, json, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { openSearch, sealSearch, sealWho } from "#functions/http/stakeholder-seal.ts";
import {
  type StakeholdersDone,
  stakeholdersPage,
} from "#functions/views/pages/stakeholders/stakeholders-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { audience } from "#shared/domain/reminders/stakeholder.ts";
import { keepsStakeholders } from "#shared/domain/reminders/stakeholder-access.ts";
import type { StakeholderSearch } from "#shared/domain/reminders/stakeholder-search.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { addOwnPeople } from "#shared/use-cases/change-stakeholder.ts";
import { readStakeholders } from "#shared/use-cases/read-stakeholders.ts";
import { addOne, editOne, removeOne } from "./change-stakeholder.ts";
import { answerStakeholderExport, saveRefused } from "./export-stakeholders.ts";
import { importStakeholders, takeStakeholders } from "./import-stakeholders.ts";
import { staffPages } from "./staff-pages.ts";
import { notYourStakeholders, type StakeholderParts } from "./stakeholder-answers.ts";

/** What the page's address says was just done. */
function doneIn({ query }: PageRequest): StakeholdersDone | undefined {
  const what = query("done");
  const number = (name: string) => Number(/^\d{1,4}$/.exec(query(name))?.[0] ?? "0");
  if (what === "own-people") return { what, added: number("added"), known: number("known") };
  return what === "added" || what === "changed" || what === "removed" ? { what } : undefined;
}

const addressOf = async ({ sealingKey, clock }: StakeholderParts, search: StakeholderSearch) =>
  `${pathTo("stakeholders")}?${new URLSearchParams({ look: await sealSearch(sealingKey, search, clock.now()) })}`;

async function listed(parts: StakeholderParts, request: PageRequest, member: Member) {
  const { school, sealingKey, clock, stakeholders } = parts;
  const at = clock.now();
  const search = await openSearch(sealingKey, request.query("look"), at);
  const [view, count] = await Promise.all([
    readStakeholders(parts, school.id, search),
    stakeholders.count(school.id),
  ]);
  const next = view.next && (await addressOf(parts, { ...search, after: view.next }));
  if (request.wantsJson) {
    return json({
      count,
      stakeholders: view.found.map(({ school: _school, ...one }) => one),
      next: next ?? null,
    });
  }
  const rows = await Promise.all(
    view.found.map(async (one) => ({ ...one, who: await sealWho(sealingKey, one.email, at) })),
  );
  return html(
    stakeholdersPage({ school, member, rows, count, search, next, done: doneIn(request) }),
  );
}

/** What was looked for, made into the address of the list: nobody's address stands in it. */
async function found(parts: StakeholderParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  if (!read.ok) return unreadableForm(parts.school, member);
  const text = (read.fields.get("text") ?? "").trim().slice(0, 254);
  const group = audience.safeParse(read.fields.get("audience")).data;
  const search = {
    ...(text !== "" && { text }),
    ...(group !== undefined && { audience: group }),
  };
  return seeOther(
    Object.keys(search).length === 0 ? pathTo("stakeholders") : await addressOf(parts, search),
  );
}

async function ownPeopleAdded(parts: StakeholderParts, request: PageRequest, member: Member) {
  const outcome = await addOwnPeople(parts, parts.school, member);
  if (!outcome.ok) return notYourStakeholders(parts, request, member);
  const { added, known } = outcome.value;
  const told = { done: "own-people", added: String(added), known: String(known) };
  return seeOther(`${pathTo("stakeholders")}?${new URLSearchParams(told)}`);
}

type Step = (
  parts: StakeholderParts,
  request: PageRequest,
  member: Member,
) => ReturnType<typeof listed>;

/** What each step answers; some are only ever posted. */
const steps: Readonly<Record<string, { readonly answer: Step; readonly isPosted?: true }>> = {
  find: { answer: found, isPosted: true },
  "own-people": { answer: ownPeopleAdded, isPosted: true },
  add: { answer: addOne },
  edit: { answer: editOne },
  remove: { answer: removeOne },
  import: { answer: importStakeholders },
  take: { answer: takeStakeholders, isPosted: true },
  lines: { answer: saveRefused, isPosted: true },
};

const stepNamed = (name: string) => (Object.hasOwn(steps, name) ? steps[name] : undefined);

/** Whom the school reminds of its policy: kept by the headteacher and the office alone. */
export const stakeholders = (parts: StakeholderParts) =>
  staffPages(parts, (request, member) => {
    if (!keepsStakeholders(member)) return notYourStakeholders(parts, request, member);
    if (request.path === pathTo("stakeholdersCsv")) {
      return answerStakeholderExport(parts, member);
    }
    const name = request.parameter("step");
    if (name === "") return listed(parts, request, member);
    const step = stepNamed(name);
    if (!step) return notFound(parts.school, request);
    // Somebody comes back to the address of what was sent: there is the list to see.
    if (step.isPosted && request.method !== "POST") return seeOther(pathTo("stakeholders"));
    return step.answer(parts, request, member);
  });
