import type { TypedFields } from "#functions/views/pages/change/typed-fields.ts";
import type { RawInput } from "#shared/domain/incident/change-inputs.ts";
import type { ChangeName } from "#shared/domain/incident/change-rules.ts";
import { categoriesOf, kindOf, peopleOf, siteOf } from "#shared/domain/incident/current.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { readReference } from "#shared/domain/incident/reference.ts";
import { type Day } from "#shared/domain/time.ts";
import { filledPeople, peopleFrom } from "./report-answers.ts";

/** What was posted, as the form shows it again. */
export const typedBy = (fields: URLSearchParams): TypedFields => ({
  one: (name) => fields.get(name) ?? "",
  all: (name) => fields.getAll(name),
  people: peopleFrom(fields),
});

const dayBoxes = (name: string, day: Day): [string, string][] => {
  const [year = "", month = "", date = ""] = day.split("-");
  return [
    [`${name}-day`, String(Number(date))],
    [`${name}-month`, String(Number(month))],
    [`${name}-year`, year],
  ];
};

/** What stands in the form of a change before anybody types: the incident as it is. */
export function typedAtFirst(
  change: ChangeName,
  incident: Incident,
  today: Day,
  query: (name: string) => string,
): TypedFields {
  const { work } = incident;
  const fields = new URLSearchParams([
    ["title", work.title ?? ""],
    ["kind", kindOf(incident)],
    ...categoriesOf(incident).map((one): [string, string] => ["categories", one]),
    ["severity", work.severity ?? ""],
    ["site", siteOf(incident) ?? ""],
    ["owner", change === "action" ? "" : (work.owner ?? "")],
    ["decision", work.decision ?? ""],
    ["when", work.inherent === undefined ? "inherent" : "residual"],
    ["number", query("number")],
    ...(change === "action" ? [] : dayBoxes("on", today)),
  ]);
  const people = peopleOf(incident).map(({ name = "", relationship, involvement, roles }) => ({
    name,
    relationship,
    involvement,
    roles,
  }));
  return { ...typedBy(fields), people };
}

/** The day of three boxes; what no calendar knows if one of them is empty. */
export const dayOf = (fields: URLSearchParams, name: string): string => {
  const box = (part: string, length: number) =>
    (fields.get(`${name}-${part}`) ?? "").trim().padStart(length, "0");
  return `${box("year", 4)}-${box("month", 2)}-${box("day", 2)}`;
};

/** What was posted, in the shape that the change's input is read from. */
export function rawInput(fields: URLSearchParams): RawInput {
  const [likelihood = "", impact = ""] = (fields.get("cell") ?? "").split(":");
  return {
    ...Object.fromEntries(fields),
    categories: fields.getAll("categories"),
    people: filledPeople(peopleFrom(fields)),
    on: dayOf(fields, "on"),
    dueOn: dayOf(fields, "dueOn"),
    likelihood,
    impact,
    original: readReference(fields.get("original") ?? "") ?? "",
  };
}
