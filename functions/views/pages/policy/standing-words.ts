import type { Standing } from "#shared/domain/policy/policy-version.ts";

/** What a version is, in words and in the colours of tags. */
export const standingWords: Readonly<
  Record<Standing, { readonly words: string; readonly tag: string }>
> = {
  draft: { words: "Draft", tag: "govuk-tag--grey" },
  proposed: { words: "Proposed", tag: "govuk-tag--yellow" },
  coming: { words: "Approved", tag: "govuk-tag--turquoise" },
  "in-force": { words: "In force", tag: "govuk-tag--green" },
  superseded: { words: "Superseded", tag: "govuk-tag--grey" },
  withdrawn: { words: "Withdrawn", tag: "govuk-tag--red" },
};
