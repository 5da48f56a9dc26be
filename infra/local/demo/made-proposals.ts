import type { NewProposal } from "#shared/domain/sites/proposal.ts";

const versions = "https://github.com/OpenTermsArchive/pga-versions/commit";

/** What sources might have said this week. The changes are made up; the services are not. */
export const madeProposals: readonly NewProposal[] = [
  {
    kind: "terms-changed",
    slug: "tiktok",
    before: null,
    after: "df16db37577a68603c8240afe4f74c985f50fb9c",
    source: "open-terms-archive",
    evidence: `${versions}/df16db37577a68603c8240afe4f74c985f50fb9c`,
    says: "Made up for the demo. The terms changed on 29 July 2026. Look whether the age still is right.",
    changedLines: [
      "- You may use the platform if you are 13 years of age or over.",
      "+ You may use the platform if you are at least 13. Some features are for people aged 16 and over.",
    ],
  },
  {
    kind: "change",
    slug: "telegram",
    field: "minAge",
    before: 18,
    after: 16,
    source: "open-terms-archive",
    evidence: "https://github.com/OpenTermsArchive/contrib-versions",
    says: "Made up for the demo. The terms seem to name 16 for the United Kingdom now.",
    changedLines: [
      "- If you live in the United Kingdom, you must be at least 18 to sign up.",
      "+ If you live in the United Kingdom, you must be at least 16 to sign up.",
    ],
  },
  {
    kind: "change",
    slug: "messenger",
    field: "name",
    before: "Messenger",
    after: "Meta Messenger",
    source: "apple",
    evidence: "https://apps.apple.com/gb/app/id454638411",
    says: "Made up for the demo. The App Store calls it by another name.",
  },
  {
    kind: "site-silent",
    slug: "vimeo",
    before: null,
    after: "2024-07-08",
    source: "open-terms-archive",
    evidence: "https://github.com/OpenTermsArchive/contrib-versions",
    says: "Its terms were last recorded on 8 July 2024. Look at them yourself.",
  },
];
