import { Panel } from "#functions/views/components/panel.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";

export interface AcknowledgedPage {
  readonly school: SchoolProfile;
  readonly version: number;
  readonly at: Instant;
  /** False if it was recorded before this press. */
  readonly isNew: boolean;
  readonly hasAsked: boolean;
}

/** What somebody is told who has said that they have read the policy. */
export const acknowledgedPage = (model: AcknowledgedPage): string => {
  const { school, version, at, isNew, hasAsked } = model;
  const title = isNew ? "Thank you. It is recorded" : "It was recorded already";
  return page({
    title,
    school,
    current: "policy",
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Panel titleText={title}>You have read version {version} of the policy</Panel>
          <p class="govuk-body">
            {isNew ? "Recorded on " : "Already recorded on "}
            <time datetime={at}>{instantInWords(at)}</time>. You need to say it again only when the
            words change.
          </p>
          {hasAsked && (
            <p class="govuk-body">
              The headteacher has your question and will answer you by mail or in person.
            </p>
          )}
          <p class="govuk-body">You can close this page.</p>
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("policy")}>
              Read the policy again
            </a>
          </p>
        </div>
      </div>
    ),
  });
};
