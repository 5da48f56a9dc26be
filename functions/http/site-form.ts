import type * as z from "zod/mini";
import { done, type Outcome, refused } from "#shared/domain/outcome.ts";
import type { InputFault } from "#shared/domain/said-input.ts";
import { blankSite, shownDay, slugOf, typedDay } from "#shared/domain/sites/new-site.ts";
import { type Site, type SiteField, site, slug } from "#shared/domain/sites/site.ts";
import { fieldChanges } from "#shared/domain/sites/site-changes.ts";
import { issueWords } from "#shared/domain/sites/site-issues.ts";

const shown = (value: number | string | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** What stands in the form before anybody types: the record as it is. */
export const typedSite = (one: Site): URLSearchParams =>
  new URLSearchParams([
    ["name", one.name],
    ["aliases", one.aliases.join("\n")],
    ["formerNames", one.formerNames.join("\n")],
    ["kind", one.kind],
    ["operator", one.operator],
    ["officialUrl", shown(one.officialUrl)],
    ["status", one.status],
    ["statusSince", shownDay(one.statusSince)],
    ["successorSlug", shown(one.successorSlug)],
    ["minAge", shown(one.minAge)],
    ["minAgeBasis", one.minAgeBasis],
    ["minAgeWithParent", shown(one.minAgeWithParent)],
    ["minAgeNote", one.minAgeNote],
    ["minAgeConfidence", one.minAgeConfidence],
    ["legalAge", shown(one.legalFloor?.age)],
    ["legalFrom", shownDay(one.legalFloor?.from)],
    ["legalSource", shown(one.legalFloor?.source)],
    ["ukUnder16", one.ukUnder16],
    ["ratingSystem", shown(one.contentRating?.system)],
    ["ratingValue", shown(one.contentRating?.value)],
    ["appStoreId", shown(one.appStoreId)],
    ["sourceUrl", shown(one.sourceUrl)],
    ["secondSource", one.secondSource],
    ["checkedOn", shownDay(one.checkedOn)],
    ["standing", one.standing],
  ]);

const orNull = (typed: string): string | null => (typed === "" ? null : typed);
/** A whole number as it was typed; not a number if it is none, so that the schema refuses it. */
const numberIn = (typed: string): number | null =>
  typed === "" ? null : /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
const linesIn = (typed: string): readonly string[] =>
  typed
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The boxes of the form that a field of the record is made of. */
const boxes: Readonly<Record<string, (inner: unknown) => string>> = {
  legalFloor: (inner) =>
    inner === "from" ? "legalFrom" : inner === "source" ? "legalSource" : "legalAge",
  contentRating: (inner) => (inner === "value" ? "ratingValue" : "ratingSystem"),
  slug: () => "name",
};

const labels: Readonly<Record<string, string>> = {
  name: "The name",
  aliases: "Other names",
  formerNames: "Former names",
  kind: "The kind",
  operator: "Who runs it",
  officialUrl: "Its address",
  status: "The status",
  statusSince: "When it closed or was replaced",
  successorSlug: "What it goes on as",
  minAge: "The minimum age",
  minAgeBasis: "What the age rests on",
  minAgeWithParent: "The age with a parent’s account",
  minAgeNote: "The note for parents",
  minAgeConfidence: "How sure it is",
  legalAge: "The age by law",
  legalFrom: "The day from which the law holds",
  legalSource: "The link to the law",
  ukUnder16: "The place in the plan",
  ratingSystem: "Who rates the content",
  ratingValue: "The rating",
  appStoreId: "The number in the App Store",
  sourceUrl: "The link to the source",
  secondSource: "The other source",
  checkedOn: "The day of the source",
  standing: "Published or draft",
};

type Issue = z.core.$ZodIssue;

function faultOf(issue: Issue): InputFault {
  const [first, second] = issue.path;
  const name = String(first);
  const field = boxes[name]?.(second) ?? name;
  return { field, words: `${labels[field] ?? field} ${issueWords(issue)}` };
}

const firstOfEach = (faults: readonly InputFault[]): readonly InputFault[] =>
  faults.filter(({ field }, at) => faults.findIndex((one) => one.field === field) === at);

function typedFields(fields: URLSearchParams): Readonly<Record<string, unknown>> {
  const of = (name: string) => (fields.get(name) ?? "").trim();
  const legal = [of("legalAge"), of("legalFrom"), of("legalSource")];
  const rating = [of("ratingSystem"), of("ratingValue")];
  return {
    name: of("name"),
    aliases: linesIn(of("aliases")),
    formerNames: linesIn(of("formerNames")),
    kind: of("kind"),
    operator: of("operator"),
    officialUrl: orNull(of("officialUrl")),
    status: of("status"),
    statusSince: orNull(typedDay(of("statusSince"))),
    successorSlug: orNull(of("successorSlug")),
    minAge: numberIn(of("minAge")),
    minAgeBasis: of("minAgeBasis"),
    minAgeWithParent: numberIn(of("minAgeWithParent")),
    minAgeNote: of("minAgeNote"),
    minAgeConfidence: of("minAgeConfidence"),
    legalFloor: legal.every((one) => one === "")
      ? null
      : {
          age: numberIn(of("legalAge")),
          from: typedDay(of("legalFrom")),
          source: of("legalSource"),
        },
    ukUnder16: of("ukUnder16"),
    contentRating: rating.every((one) => one === "")
      ? null
      : { system: of("ratingSystem"), value: of("ratingValue") },
    appStoreId: orNull(of("appStoreId")),
    sourceUrl: orNull(of("sourceUrl")),
    secondSource: of("secondSource"),
    checkedOn: orNull(typedDay(of("checkedOn"))),
    standing: of("standing"),
  };
}

/** The record that was typed, or what is wrong with it, box by box. What the form does not ask stays. */
export function readSiteForm(
  fields: URLSearchParams,
  before: Site | undefined,
): Outcome<Site, readonly InputFault[]> {
  const typed = typedFields(fields);
  const name = String(typed["name"]);
  const raw = { ...blankSite, slug: before?.slug ?? slugOf(name), ...before, ...typed };
  if (name === "") return refused([{ field: "name", words: "Enter the name" }, ...rest(raw)]);
  if (!before && !slug.safeParse(raw.slug).success) {
    return refused([{ field: "name", words: "The name must have letters or digits" }]);
  }
  const read = site.safeParse(raw);
  if (!read.success) return refused(firstOfEach(read.error.issues.map(faultOf)));
  return done(before ? settled(before, read.data) : read.data);
}

const rest = (raw: object): readonly InputFault[] =>
  firstOfEach((site.safeParse(raw).error?.issues ?? []).map(faultOf)).filter(
    ({ field }) => field !== "name",
  );

/** Whoever changes a field has settled it. */
function settled(before: Site, after: Site): Site {
  const changed: readonly SiteField[] = fieldChanges(before, after).map(({ field }) => field);
  return { ...after, unsure: after.unsure.filter((one) => !changed.some((each) => each === one)) };
}
