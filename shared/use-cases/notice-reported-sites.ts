import { canonical } from "../domain/canonical.ts";
import { boundsOf, yearOf } from "../domain/school/school-year.ts";
import type { NewProposal } from "../domain/sites/proposal.ts";
import { often, reportedOften } from "../domain/sites/reported-sites.ts";
import type { Instant } from "../domain/time.ts";
import type { Incidents } from "../ports.ts";
import { type RaisingParts, raiseProposal } from "./raise-proposal.ts";
import { type ListParts, readSites } from "./read-sites.ts";
import { linesOf } from "./read-summary.ts";

type Parts = RaisingParts & ListParts & { readonly incidents: Pick<Incidents, "page"> };

/** Stands for all names that are on no list: which ones, only the register says. */
const noSlug = "not-on-the-list";

/** Tells names that are on no list from others, without a word of them: when new ones come, it is news. */
const stampOf = ({ ids }: Parts, school: string, names: readonly string[]): string =>
  ids.digest(canonical([school, noSlug, names])).slice(0, 16);

const wish = (slug: string, after: string, says: string): NewProposal => ({
  kind: "reported-often",
  slug,
  before: null,
  after,
  source: "reports",
  evidence: null,
  says,
});

/**
 * Asks the keepers of the list to look at sites that were often reported in this school year and that
 * parents find nothing of. Gives how many proposals are new. Nothing that a reporter typed is in them.
 */
export async function noticeReportedSites(
  parts: Parts,
  school: string,
  at: Instant,
): Promise<number> {
  const year = yearOf(at);
  const { lines } = await linesOf(parts, school, boundsOf({ year }));
  const named = lines.flatMap(({ site }) => site ?? []);
  const { drafts, unlisted } = reportedOften(named, (await readSites(parts, school)).sites);
  const times = `at least ${often} times this school year`;
  const wishes = [
    ...drafts.map(({ slug, name }) =>
      wish(slug, String(year), `${name} was reported ${times}, and is only a draft on the list.`),
    ),
    ...(unlisted.length > 0
      ? [
          wish(
            noSlug,
            `${year}: ${stampOf(parts, school, unlisted)}`,
            `Names that are not on the list (${unlisted.length}) were reported ${times} each. Whoever works the register sees them in its summary.`,
          ),
        ]
      : []),
  ];
  let raised = 0;
  for (const one of wishes)
    if ((await raiseProposal(parts, school, one, at)) === "raised") raised += 1;
  return raised;
}
