import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import { notFound } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { readSiteForm, typedSite } from "#functions/http/site-form.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { deskPath } from "#functions/views/pages/site-desk/desk-shell.tsx";
import { type EditPage, editPage } from "#functions/views/pages/site-desk/edit-page.tsx";
import type { InputFault } from "#shared/domain/said-input.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { keeperRole, keepsTheList } from "#shared/domain/sites/deciding.ts";
import { blankSite } from "#shared/domain/sites/new-site.ts";
import type { Site } from "#shared/domain/sites/site.ts";
import { fieldChanges } from "#shared/domain/sites/site-changes.ts";
import { type SiteList, siteBySlug } from "#shared/domain/sites/site-list.ts";
import { text } from "#shared/domain/text.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { type EditRefusal, editSite, stampOf } from "#shared/use-cases/edit-site.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { notYourSites, onlyKeepers, type SiteDeskParts } from "./site-desk-answers.ts";

type Shown = Pick<EditPage, "typed"> & Partial<EditPage> & { readonly status?: number };

function shown(
  { school, ids }: SiteDeskParts,
  member: Member,
  list: SiteList,
  { status = 200, record, ...model }: Shown,
) {
  const page = editPage({
    school,
    member,
    record,
    stamp: stampOf(record, (one) => ids.digest(one)),
    faults: [],
    problems: [],
    others: list.sites.filter(({ slug }) => slug !== record?.slug),
    ...model,
  });
  return html(page, status);
}

const aNote = text({ longest: 300 });

/** What is wrong beside the record itself: why it is changed, and that a draft was not looked at. */
function besides(fields: URLSearchParams, before: Site | undefined): readonly InputFault[] {
  const note = fields.get("note") ?? "";
  const isPublishing = fields.get("standing") === "published" && before?.standing !== "published";
  const noteFault =
    note.trim() === ""
      ? "Say in a few words why it is changed"
      : "Why it is changed must be 300 characters or fewer";
  return [
    ...(isPublishing && fields.get("checked") !== "yes"
      ? [
          {
            field: "checked",
            words: "Say that you have checked it: only checked records are published",
          },
        ]
      : []),
    ...(aNote.safeParse(note).success ? [] : [{ field: "note", words: noteFault }]),
  ];
}

/** What the person wants of the record, with their word for it if they have checked it. */
function wanted(parts: SiteDeskParts, member: Member, fields: URLSearchParams, read: Site): Site {
  const by = keeperRole(member);
  if (fields.get("checked") !== "yes" || !by) return read;
  return { ...read, unsure: [], confirmed: { on: schoolDay(parts.clock.now()), by } };
}

function refusedWith(
  parts: SiteDeskParts,
  member: Member,
  list: SiteList,
  refusal: Exclude<EditRefusal, { why: "not-allowed" }>,
  { typed, put, record }: { typed: URLSearchParams; put: Site; record: Site | undefined },
) {
  switch (refusal.why) {
    case "invalid":
      return shown(parts, member, list, { typed, record, problems: refusal.faults, status: 422 });
    case "changed-meanwhile":
      return shown(parts, member, refusal.list, { typed, record, news: [], status: 409 });
    case "record-changed": {
      const now = refusal.record;
      if (!record && now) {
        const words = `${now.name} is on the list already: change that record instead`;
        return shown(parts, member, list, {
          typed,
          faults: [{ field: "name", words }],
          status: 422,
        });
      }
      const news = now ? fieldChanges(now, put) : [];
      return shown(parts, member, refusal.list, { typed, record: now, news, status: 409 });
    }
  }
}

async function saved(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const { school } = parts;
  const read = readForm(request);
  if (!read.ok) return unreadableForm(school, member);
  const typed = read.fields;
  const list = await readSites(parts, school.id);
  const slug = typed.get("slug") ?? "";
  const record = siteBySlug(list, slug);
  if (slug !== "" && !record) return notFound(school, request);
  const told = readSiteForm(typed, record);
  const faults = [...(told.ok ? [] : told.refused), ...besides(typed, record)];
  const stamp = typed.get("stamp") ?? "";
  if (!told.ok || faults.length > 0) {
    // Whoever puts it right still changes the record that they saw.
    return shown(parts, member, list, { typed, record, faults, stamp, status: 422 });
  }
  const put = wanted(parts, member, typed, told.value);
  const note = aNote.parse(typed.get("note"));
  const outcome = await editSite(parts, school.id, member, { put, stamp, note });
  if (outcome.ok) {
    const done = outcome.value.waiting.length > 0 ? "waits" : "saved";
    return seeOther(`${deskPath("records", { done })}#${put.slug}`);
  }
  const { refused } = outcome;
  if (refused.why === "not-allowed") return notYourSites(parts, request, member, onlyKeepers);
  return refusedWith(parts, member, list, refused, { typed, put, record });
}

/** Adds a record, or changes one: a form, and what was typed in it. */
export async function editRecord(parts: SiteDeskParts, request: PageRequest, member: Member) {
  if (!keepsTheList(member)) return notYourSites(parts, request, member, onlyKeepers);
  if (request.method === "POST") return saved(parts, request, member);
  const list = await readSites(parts, parts.school.id);
  const slug = request.query("slug");
  const record = siteBySlug(list, slug);
  if (slug !== "" && !record) return notFound(parts.school, request);
  const typed = typedSite(record ?? { ...blankSite, slug: "", name: "" });
  return shown(parts, member, list, { typed, record });
}
