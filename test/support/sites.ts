import { dynamoProposals } from "#shared/adapters/dynamo-proposals.ts";
import { dynamoSiteLists } from "#shared/adapters/dynamo-site-lists.ts";
import { systemIds } from "#shared/adapters/system.ts";
import type { NewProposal } from "#shared/domain/sites/proposal.ts";
import { type Site, site } from "#shared/domain/sites/site.ts";
import { noon } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import { as } from "./office.ts";
import { aClock } from "./world.ts";

/** A record with the fields that matter; everything else is usual. */
export const aSite = (changes: Partial<Site> = {}): Site =>
  site.parse({
    slug: "chatter",
    name: "Chatter",
    aliases: [],
    formerNames: [],
    kind: "messaging",
    audience: "general",
    operator: "Chatter Ltd",
    officialUrl: "https://chatter.example/",
    status: "active",
    statusSince: null,
    successorSlug: null,
    members: [],
    minAge: 13,
    minAgeWithParent: null,
    minAgeBasis: "terms",
    minAgeNote: "",
    minAgeConfidence: "A",
    legalFloor: null,
    ukUnder16: "undetermined",
    contentRating: null,
    appStoreId: null,
    playPackage: null,
    termsWatch: null,
    sourceUrl: "https://chatter.example/terms",
    secondSource: "",
    checkedOn: "2026-09-01",
    unsure: [],
    standing: "published",
    ...changes,
  });

/** Many records, each with a name of its own. */
export const manySites = (count: number): readonly Site[] =>
  Array.from({ length: count }, (_, at) =>
    aSite({
      slug: `site-${at}`,
      name: `Site number ${at}`,
      minAgeNote: "A note. ".repeat(5).trim(),
    }),
  );

/** That Facebook, of the first list, is from 14 on. */
export const aWish = (changes: Partial<NewProposal> = {}): NewProposal => ({
  kind: "change",
  slug: "facebook",
  field: "minAge",
  before: 13,
  after: 14,
  source: "open-terms-archive",
  evidence: "https://github.com/OpenTermsArchive",
  ...changes,
});

export const computing = as("Cleo Computing", "computing-lead");
export const safeguarding = as("Sam Safe", "safeguarding-lead");

/** The stores of the site list over one table, and what came of the calls. */
export function aSiteDesk(table: TestTable, mishap?: Mishap) {
  const { client, calls } = table.watch(mishap);
  return {
    siteLists: dynamoSiteLists(client, table.name),
    proposals: dynamoProposals(client, table.name),
    clock: aClock(noon),
    ids: systemIds,
    calls,
  };
}
