import { html } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { largestList, readStakeholderList } from "#functions/http/stakeholder-file.ts";
import { openBatch, sealBatch } from "#functions/http/stakeholder-seal.ts";
import { readUpload } from "#functions/http/upload.ts";
import { importPage } from "#functions/views/pages/stakeholders/import-page.tsx";
import { previewPage } from "#functions/views/pages/stakeholders/preview-page.tsx";
import { progressPage } from "#functions/views/pages/stakeholders/progress-page.tsx";
import { audience } from "#shared/domain/reminders/stakeholder.ts";
import { batchOf, doneOf } from "#shared/domain/reminders/stakeholder-batch.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { importStep, previewStakeholders } from "#shared/use-cases/import-stakeholders.ts";
import type { StakeholderParts } from "./stakeholder-answers.ts";

/** The file, or its text, and what stands around it. */
const largestUpload = largestList + 100_000;
/** A sealed batch, at its largest: what a gateway lets through to a function has 6 MB. */
export const largestBatchForm = 5_500_000;

interface Asked {
  readonly text?: string;
  readonly otherwise?: string;
  readonly fault?: string;
}

const ask = (
  { school }: StakeholderParts,
  member: Member,
  { text = "", otherwise = "", fault }: Asked = {},
) => html(importPage({ school, member, text, otherwise, fault }), fault === undefined ? 200 : 422);

const tooLarge = "The file must be smaller than 2 MB";

/** What a file would change: nothing is saved. */
async function previewed(parts: StakeholderParts, request: PageRequest, member: Member) {
  const { school, sealingKey, clock } = parts;
  const upload = await readUpload(request, largestUpload);
  if (!upload.ok) {
    return upload.refused === "too-large"
      ? ask(parts, member, { fault: tooLarge })
      : unreadableForm(school, member);
  }
  const text = upload.fields.get("text") ?? "";
  const otherwise = upload.fields.get("otherwise") ?? "";
  const content = upload.fields.get("file") || text;
  const refuse = (fault: string) => ask(parts, member, { text, otherwise, fault });
  if (content.trim() === "") return refuse("Choose a file or paste the cells of a spreadsheet");
  const list = readStakeholderList(content);
  if (!list.ok) return refuse(list.words);
  const group = audience.safeParse(otherwise).data;
  const plan = await previewStakeholders(parts, school.id, list.lines, group);
  const batch = await sealBatch(sealingKey, batchOf(plan), clock.now());
  return html(previewPage({ school, member, plan, batch }));
}

/** A list of people: asked for, and previewed. */
export async function importStakeholders(
  parts: StakeholderParts,
  request: PageRequest,
  member: Member,
) {
  return request.method === "POST" ? previewed(parts, request, member) : ask(parts, member);
}

/** The batch that a form holds; undefined if it is too old or none of ours. */
export async function batchIn({ sealingKey, clock }: StakeholderParts, request: PageRequest) {
  const read = readForm(request, largestBatchForm);
  const sealed = read.ok ? (read.fields.get("batch") ?? "") : "";
  return sealed === "" ? undefined : openBatch(sealingKey, sealed, clock.now());
}

export const tooOld = (parts: StakeholderParts, member: Member) =>
  ask(parts, member, {
    fault: "This took longer than two hours. What was saved is saved: choose the same file again",
  });

/** Saves the next lines of what was confirmed, and shows how far it is. */
export async function takeStakeholders(
  parts: StakeholderParts,
  request: PageRequest,
  member: Member,
) {
  const { school, sealingKey, clock, log } = parts;
  const batch = await batchIn(parts, request);
  if (!batch) return tooOld(parts, member);
  const after = await importStep(parts, school.id, batch);
  if (after.toDo.length === 0) {
    log.info("a list of stakeholders was taken", {
      done: doneOf(after),
      refused: after.refused.length,
    });
  }
  const sealed = await sealBatch(sealingKey, after, clock.now());
  return html(progressPage({ school, member, batch: after, sealed }));
}
