import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { largestSiteFile, readSiteFile } from "#functions/http/site-file.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { readUpload } from "#functions/http/upload.ts";
import { deskPath } from "#functions/views/pages/site-desk/desk-shell.tsx";
import { importPage } from "#functions/views/pages/site-desk/import-page.tsx";
import { importPreview } from "#functions/views/pages/site-desk/import-preview.tsx";
import type { Member } from "#shared/domain/school/session.ts";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import { type PlannedSite, planSites, wantedIn } from "#shared/domain/sites/plan-sites.ts";
import { publishSites } from "#shared/use-cases/publish-sites.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { notYourSites, onlyKeepers, type SiteDeskParts } from "./site-desk-answers.ts";

/** The file and its text, and what stands around them. */
const largestUpload = 2 * largestSiteFile + 20_000;
/** The file as a form sends it, every sign of it written in three. */
const largestConfirmation = 3 * largestSiteFile + 20_000;

const ask = ({ school }: SiteDeskParts, member: Member, text = "", fault?: string) =>
  html(importPage({ school, member, text, fault }), fault === undefined ? 200 : 422);

interface Previewed {
  readonly content: string;
  readonly isNews?: boolean;
  readonly faults?: readonly string[];
}

/** What a file would change in the list as it is now: nothing is saved. */
async function preview(parts: SiteDeskParts, member: Member, told: Previewed) {
  const { school } = parts;
  const { content, isNews = false, faults = [] } = told;
  const file = readSiteFile(content);
  if (!file.ok) return ask(parts, member, content, file.words);
  const list = await readSites(parts, school.id);
  const plan = planSites(file.lines, list.sites);
  const page = { school, member, plan, content, version: list.version, isNews, faults };
  return html(importPreview(page), isNews ? 409 : faults.length > 0 ? 422 : 200);
}

async function uploaded(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const upload = await readUpload(request, largestUpload);
  if (!upload.ok) {
    return upload.refused === "too-large"
      ? ask(parts, member, "", "The file must be smaller than 1 MB")
      : unreadableForm(parts.school, member);
  }
  const text = upload.fields.get("text") ?? "";
  const content = upload.fields.get("file") || text;
  if (content.trim() === "") {
    return ask(parts, member, text, "Choose a file or paste the cells of a spreadsheet");
  }
  return preview(parts, member, { content });
}

const noteOf = (plan: readonly PlannedSite[]): string => {
  const count = (fate: PlannedSite["fate"]) => plan.filter((one) => one.fate === fate).length;
  return `A file was taken in: ${count("added")} added, ${count("changed")} changed`;
};

/** Publishes what the preview showed, if the list still is what it was made for. */
async function confirmed(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const { school } = parts;
  const read = readForm(request, largestConfirmation);
  if (!read.ok) return unreadableForm(school, member);
  const content = read.fields.get("content") ?? "";
  const seen = Number(/^\d{1,9}$/.exec(read.fields.get("seen") ?? "")?.[0] ?? "0");
  const file = readSiteFile(content);
  if (!file.ok) return ask(parts, member, content, file.words);
  const plan = planSites(file.lines, (await readSites(parts, school.id)).sites);
  const outcome = await publishSites(parts, school.id, member, {
    seen,
    put: wantedIn(plan),
    note: noteOf(plan),
  });
  if (outcome.ok) {
    const waits = outcome.value.waiting.length > 0;
    return seeOther(deskPath("records", { done: waits ? "imported-waits" : "imported" }));
  }
  const { refused } = outcome;
  switch (refused.why) {
    case "not-allowed":
      return notYourSites(parts, request, member, onlyKeepers);
    case "changed-meanwhile":
      return preview(parts, member, { content, isNews: true });
    case "invalid":
      return preview(parts, member, { content, faults: refused.faults });
  }
}

/** Records from a file: asked for, previewed, confirmed. Nothing on the list is removed by a file. */
export function importSites(parts: SiteDeskParts, request: PageRequest, member: Member) {
  if (!keepsTheList(member)) return notYourSites(parts, request, member, onlyKeepers);
  if (request.method !== "POST") return ask(parts, member);
  return /^multipart\//i.test(request.header("content-type"))
    ? uploaded(parts, request, member)
    : confirmed(parts, request, member);
}
