import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { confirmPage } from "#functions/views/pages/site-desk/confirm-page.tsx";
import { deskPath } from "#functions/views/pages/site-desk/desk-shell.tsx";
import { recordsPage } from "#functions/views/pages/site-desk/records-page.tsx";
import type { Member } from "#shared/domain/school/session.ts";
import { keepsTheList } from "#shared/domain/sites/deciding.ts";
import { publishedSites } from "#shared/domain/sites/site-list.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { checkSite, type EditRefusal, stampOf } from "#shared/use-cases/edit-site.ts";
import { confirmSites } from "#shared/use-cases/publish-sites.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { notYourSites, onlyKeepers, type SiteDeskParts } from "./site-desk-answers.ts";

const dones: Readonly<Record<string, string>> = {
  saved: "The record was saved",
  waits: "The record was saved. The lower age waits until the other lead agrees",
  checked: "The record was confirmed as of today",
  confirmed: "The list was confirmed as of today",
  imported: "The file was taken in",
  "imported-waits": "The file was taken in. Lower ages wait until both leads agree",
};

const versionsShown = 20;

/** Every record, and the last versions of the list. */
export async function siteRecords(
  parts: SiteDeskParts,
  request: PageRequest,
  member: Member,
  problem?: string,
) {
  const { school, siteLists, ids, clock } = parts;
  const [list, history] = await Promise.all([
    readSites(parts, school.id),
    siteLists.history(school.id, versionsShown),
  ]);
  const digest = (text: string) => ids.digest(text);
  const rows = list.sites.map((record) => ({ record, stamp: stampOf(record, digest) }));
  const today = schoolDay(clock.now());
  const done = dones[request.query("done")];
  return html(
    recordsPage({ school, member, list, rows, history, today, done, problem }),
    problem === undefined ? 200 : 409,
  );
}

const whyNotChecked = (refusal: EditRefusal): string =>
  refusal.why === "invalid"
    ? `It cannot be published like this: ${refusal.faults.join(". ")}. Change the record first.`
    : "Somebody changed this record while you looked at it. Look again, then confirm it.";

/** One press says that somebody looked at a record today; a draft is published by it. */
export async function checkRecord(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  if (!read.ok) return unreadableForm(parts.school, member);
  const [slug = "", stamp = ""] = ["slug", "stamp"].map((name) => read.fields.get(name) ?? "");
  const outcome = await checkSite(parts, parts.school.id, member, { slug, stamp });
  if (outcome.ok) return seeOther(`${deskPath("records", { done: "checked" })}#${slug}`);
  if (outcome.refused.why === "not-allowed") {
    return notYourSites(parts, request, member, onlyKeepers);
  }
  return siteRecords(parts, request, member, whyNotChecked(outcome.refused));
}

async function asked(
  parts: SiteDeskParts,
  member: Member,
  left: readonly string[],
  isNews: boolean,
) {
  const { school, clock } = parts;
  const list = await readSites(parts, school.id);
  const today = schoolDay(clock.now());
  const sites = publishedSites(list);
  const page = { school, member, sites, version: list.version, left, today, isNews };
  return html(confirmPage(page), isNews ? 409 : 200);
}

/** The whole list, once a term: everything that is not left out is confirmed as of today. */
export async function confirmRecords(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const { school } = parts;
  if (!keepsTheList(member)) return notYourSites(parts, request, member, onlyKeepers);
  if (request.method !== "POST") return asked(parts, member, [], false);
  const read = readForm(request);
  if (!read.ok) return unreadableForm(school, member);
  const left = read.fields.getAll("leave");
  const seen = Number(/^\d{1,9}$/.exec(read.fields.get("seen") ?? "")?.[0] ?? "0");
  const list = await readSites(parts, school.id);
  const slugs = publishedSites(list)
    .map(({ slug }) => slug)
    .filter((slug) => !left.includes(slug));
  const outcome = await confirmSites(parts, school.id, member, { seen, slugs });
  if (outcome.ok) return seeOther(deskPath("records", { done: "confirmed" }));
  if (outcome.refused.why === "not-allowed") {
    return notYourSites(parts, request, member, onlyKeepers);
  }
  if (outcome.refused.why === "changed-meanwhile") return asked(parts, member, left, true);
  return siteRecords(parts, request, member, whyNotChecked(outcome.refused));
}
