import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { acknowledgedPage } from "#functions/views/pages/reminders/acknowledged-page.tsx";
import {
  type ReminderStep,
  reminderSteps,
} from "#functions/views/pages/reminders/reminder-words.ts";
import {
  type RemindersDone,
  remindersPage,
} from "#functions/views/pages/reminders/reminders-page.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { inForceOn, withFirst } from "#shared/domain/policy/policy-version.ts";
import { mailing } from "#shared/domain/reminders/mailing.ts";
import type { Pausing } from "#shared/domain/reminders/pausing.ts";
import { decidesOnReminders, seesReminders } from "#shared/domain/reminders/reminder-access.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { changeReminderSettings } from "#shared/use-cases/change-reminder-settings.ts";
import { pauseReminder } from "#shared/use-cases/pause-reminder.ts";
import { readAcknowledgements } from "#shared/use-cases/read-acknowledgements.ts";
import { readReminders } from "#shared/use-cases/read-reminders.ts";
import { notYourReminders, type RemindersParts } from "./reminder-answers.ts";
import { newsletter, previewReminder, testReminder } from "./reminder-preview.ts";
import { reminderText } from "./reminder-text.ts";
import { staffPages } from "./staff-pages.ts";

const dones: readonly RemindersDone[] = ["text", "pause", "resume", "follow-up"];

async function listed(
  parts: RemindersParts,
  member: Member,
  { done, problem, status = 200 }: { done?: string; problem?: string; status?: number },
) {
  const { school } = parts;
  const view = await readReminders(parts, school.id);
  return html(
    remindersPage({
      school,
      member,
      ...view,
      mayDecide: decidesOnReminders(member),
      done: dones.find((one) => one === done),
      problem,
    }),
    status,
  );
}

const problems = {
  "is-done": "It had gone out to everybody before you pressed the button.",
  busy: "It could not be stopped or started just now. Try again.",
  "changed-meanwhile": "Somebody else set this at the same moment. Look at what it says now.",
} as const;

const onlyDeciders = "Only the headteacher and the computing lead decide on this.";

async function paused(
  parts: RemindersParts,
  request: PageRequest,
  member: Member,
  wanted: Pausing,
) {
  const read = readForm(request);
  if (!read.ok) return unreadableForm(parts.school, member);
  const id = mailing.shape.id.safeParse(read.fields.get("id")).data;
  if (id === undefined) return notFound(parts.school, request);
  const outcome = await pauseReminder(parts, parts.school.id, member, { id, wanted });
  if (outcome.ok) return seeOther(`${pathTo("reminders")}?done=${wanted}`);
  const { refused } = outcome;
  if (refused === "not-allowed") return notYourReminders(parts, request, member, onlyDeciders);
  if (refused === "not-found") return notFound(parts.school, request);
  return listed(parts, member, { problem: problems[refused], status: 409 });
}

async function asksAgain(parts: RemindersParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  const ask = read.ok ? read.fields.get("ask") : undefined;
  if (ask !== "yes" && ask !== "no") return unreadableForm(parts.school, member);
  const outcome = await changeReminderSettings(parts, parts.school.id, member, ask === "yes");
  if (outcome.ok) return seeOther(`${pathTo("reminders")}?done=follow-up`);
  const { refused } = outcome;
  if (refused === "not-allowed") return notYourReminders(parts, request, member, onlyDeciders);
  return listed(parts, member, { problem: problems[refused], status: 409 });
}

async function acknowledged(parts: RemindersParts, request: PageRequest, member: Member) {
  const { school, policies, ids, clock } = parts;
  const all = withFirst(await policies.list(school.id), (text) => ids.digest(text));
  const adopted = all.filter(({ status }) => status === "adopted");
  const asked = request.query("version");
  const version =
    asked === ""
      ? inForceOn(all, schoolDay(clock.now()))
      : adopted.find(({ number }) => String(number) === asked);
  if (!version) return notFound(school, request);
  const rates = await readAcknowledgements(parts, school.id, version.hash);
  const versions = adopted.map(({ number }) => number).toReversed();
  return html(acknowledgedPage({ school, member, version: version.number, versions, ...rates }));
}

const stepNamed = (name: string): ReminderStep | undefined =>
  reminderSteps.find((one) => one === name);

/** What is changed and not looked at has no page of its own. */
const onlyPosted: readonly ReminderStep[] = ["test", "pause", "resume", "follow-up"];
const onlyRead: readonly ReminderStep[] = ["preview", "newsletter", "acknowledgements"];

function answerStep(
  parts: RemindersParts,
  request: PageRequest,
  member: Member,
  step: ReminderStep,
) {
  const wrongWay = request.method === "POST" ? onlyRead : onlyPosted;
  if (wrongWay.includes(step)) return notFound(parts.school, request);
  switch (step) {
    case "text":
      return reminderText(parts, request, member);
    case "preview":
      return previewReminder(parts, request, member);
    case "test":
      return testReminder(parts, request, member);
    case "pause":
    case "resume":
      return paused(parts, request, member, step);
    case "follow-up":
      return asksAgain(parts, request, member);
    case "newsletter":
      return newsletter(parts, request, member);
    case "acknowledgements":
      return acknowledged(parts, request, member);
  }
}

/** The reminders: what comes next, what it says, how far it is and what came of it. */
export const reminders = (parts: RemindersParts) =>
  staffPages(parts, (request, member) => {
    if (!seesReminders(member)) return notYourReminders(parts, request, member);
    const name = request.parameter("step");
    if (name === "") return listed(parts, member, { done: request.query("done") });
    const step = stepNamed(name);
    return step ? answerStep(parts, request, member, step) : notFound(parts.school, request);
  });
