import type { Site } from "./site.ts";
import { plainWords } from "./site-filter.ts";

/** Reports of a school year that make a name worth a look. */
export const often = 3;

export interface ReportedOften {
  /** Records that are reported often and are only drafts. */
  readonly drafts: readonly Site[];
  /** Other names that were reported often, in order. For no page of the list: they may name a person. */
  readonly unlisted: readonly string[];
}

/** What the sites that were named in reports come to: one name a report, as the register has it. */
export function reportedOften(named: readonly string[], sites: readonly Site[]): ReportedOften {
  const counts = new Map<string, number>();
  for (const name of named.map(plainWords)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([name, count]) => name !== "" && count >= often);
  const known = new Map(
    sites.flatMap((one) =>
      [one.slug, one.name, ...one.aliases, ...one.formerNames].map(
        (name): readonly [string, Site] => [plainWords(name), one],
      ),
    ),
  );
  const drafts = names.flatMap(([name]) => known.get(name) ?? []);
  return {
    drafts: [...new Set(drafts)].filter(({ standing }) => standing === "draft"),
    unlisted: names
      .map(([name]) => name)
      .filter((name) => !known.has(name))
      .toSorted(),
  };
}
