import { html, seeOther } from "#functions/http/answers.ts";
import { readForm } from "#functions/http/form.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { unreadableForm } from "#functions/http/staff.ts";
import { deskPath } from "#functions/views/pages/site-desk/desk-shell.tsx";
import { sourcesPage } from "#functions/views/pages/site-desk/sources-page.tsx";
import type { Member } from "#shared/domain/school/session.ts";
import { sourceNamesIn } from "#shared/domain/sites/source-words.ts";
import { instant } from "#shared/domain/time.ts";
import { readSources } from "#shared/use-cases/read-site-desk.ts";
import { switchSource } from "#shared/use-cases/switch-source.ts";
import { notYourSites, onlyKeepers, type SiteDeskParts } from "./site-desk-answers.ts";

const dones: Readonly<Record<string, string>> = {
  off: "The source is not asked any more",
  on: "The source is asked again, from the next run on",
};

async function listed(
  parts: SiteDeskParts,
  request: PageRequest,
  member: Member,
  problem?: string,
) {
  const { school } = parts;
  const view = await readSources(parts, school.id, sourceNamesIn(parts.sources));
  return html(
    sourcesPage({
      school,
      member,
      ...view,
      shown: instant.safeParse(request.query("run")).data,
      done: dones[request.query("done")],
      problem,
    }),
    problem === undefined ? 200 : 409,
  );
}

async function switchedOver(parts: SiteDeskParts, request: PageRequest, member: Member) {
  const read = readForm(request);
  const wanted = read.ok ? read.fields.get("wanted") : undefined;
  const source = read.ok ? (read.fields.get("source") ?? "") : "";
  if ((wanted !== "on" && wanted !== "off") || !sourceNamesIn(parts.sources).includes(source)) {
    return unreadableForm(parts.school, member);
  }
  const outcome = await switchSource(parts, parts.school.id, member, { source, wanted });
  if (outcome.ok) return seeOther(deskPath("sources", { done: wanted }));
  return outcome.refused === "not-allowed"
    ? notYourSites(parts, request, member, onlyKeepers)
    : listed(
        parts,
        request,
        member,
        "The sources are being asked just now. Try again in a moment.",
      );
}

/** How the sources of the list are; one can be switched off, and on again. */
export const siteSources = (parts: SiteDeskParts, request: PageRequest, member: Member) =>
  request.method === "POST" ? switchedOver(parts, request, member) : listed(parts, request, member);
