import { siteName } from "../sites/known-sites.ts";
import type { Incident } from "./incident.ts";
import type { NamedPerson } from "./submission.ts";
import type { Category, Kind } from "./vocabulary.ts";

type Of = Pick<Incident, "told" | "work">;

/** What is held to be so now: as it was told, or as it was corrected. */
export const kindOf = ({ told, work }: Of): Kind => work.kind ?? told.kind;
export const categoriesOf = ({ told, work }: Of): readonly Category[] =>
  work.categories ?? told.categories;
export const peopleOf = ({ told, work }: Of): readonly NamedPerson[] => work.people ?? told.people;
/** A site by its name, or what was typed for it; undefined if none was given. */
export const siteOf = ({ told, work }: Of): string | undefined =>
  work.site ?? told.siteOther ?? (told.site === undefined ? undefined : siteName(told.site));

/** How the people alleged to have done it stand to the school. */
export const allegedOf = (of: Of) =>
  peopleOf(of)
    .filter(({ involvement }) => involvement === "alleged")
    .map((one) => one.relationship);
