import { Button } from "#functions/views/components/button.tsx";
import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { longestQuestion, maskedAddress } from "#shared/domain/policy/acknowledgement.ts";
import type { PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { dayInWords, type Instant, instantInWords } from "#shared/domain/time.ts";

export interface AcknowledgePage {
  readonly school: SchoolProfile;
  readonly email: string;
  readonly version: PolicyVersion;
  /** True if these words took the place of those that the mail asked to read. */
  readonly isAnother: boolean;
  /** Titles of the clauses that this version changed. */
  readonly changed: readonly string[];
  /** When they acknowledged these words before, and when they asked about them. */
  readonly acknowledgedAt: Instant | undefined;
  readonly askedAt: Instant | undefined;
  /** What the link held, for this version: it travels in the form. */
  readonly token: string;
  readonly typed?: string | undefined;
  readonly fault?: string | undefined;
}

const Changes = ({ changed, version }: Pick<AcknowledgePage, "changed" | "version">) => (
  <>
    {version.note !== "" && (
      <p class="govuk-body">
        <strong>What is new:</strong> {version.note}
      </p>
    )}
    {changed.length > 0 && (
      <>
        <p class="govuk-body">These parts changed since the version before:</p>
        <ul class="govuk-list govuk-list--bullet">
          {changed.map((title) => (
            <li>{title}</li>
          ))}
        </ul>
        <p class="govuk-body">
          <a class="govuk-link" href={pathTo("policyChanges", { number: String(version.number) })}>
            See what changed, word by word
          </a>
        </p>
      </>
    )}
  </>
);

const Replaced = ({ version }: Pick<AcknowledgePage, "version">) => (
  <NotificationBanner>
    <h3 class="govuk-notification-banner__heading">
      The text that you were sent has been replaced by version {version.number}.
    </h3>
    <p class="govuk-body">Nothing was recorded. Please read the new version instead.</p>
  </NotificationBanner>
);

const ReadForm = ({ token }: AcknowledgePage) => (
  <form method="post" action={pathTo("acknowledge")} novalidate>
    <input type="hidden" name="token" value={token} />
    <Button name="what" value="read" preventDoubleClick>
      I have read it
    </Button>
  </form>
);

const QuestionForm = ({ token, typed, fault }: AcknowledgePage) => (
  <form method="post" action={pathTo("acknowledge")} novalidate>
    <input type="hidden" name="token" value={token} />
    <CharacterCount
      name="question"
      maxlength={longestQuestion}
      rows={5}
      label={{ text: "Do you have a question about the policy?", classes: "govuk-label--m" }}
      hint={{
        text: "The headteacher will read it and answer you by mail or in person. To tell us about something that happened, report it instead.",
      }}
      value={typed}
      errorMessage={fault ? { text: fault } : undefined}
    />
    <Button name="what" value="question" classes="govuk-button--secondary" preventDoubleClick>
      I have read it and have a question
    </Button>
  </form>
);

/** What of a version there is to read, and what somebody can say of it without an account. */
export const acknowledgePage = (model: AcknowledgePage): string => {
  const { school, email, version, isAnother, acknowledgedAt, askedAt, fault } = model;
  return page({
    title: "Have you read our social media policy?",
    school,
    current: "policy",
    errors: fault !== undefined,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {fault && <ErrorSummary errorList={[{ text: fault, href: "#question" }]} />}
          {isAnother && <Replaced version={version} />}
          <h1 class="govuk-heading-l">Have you read our social media policy?</h1>
          <p class="govuk-body">
            {school.name} asks the person with the address <strong>{maskedAddress(email)}</strong>{" "}
            to read version {version.number} of its social media policy
            {version.inForceFrom && `, which holds from ${dayInWords(version.inForceFrom)}`}.
          </p>
          <Changes {...model} />
          <p class="govuk-body">
            <a
              class="govuk-link"
              href={pathTo("policyVersion", { number: String(version.number) })}
            >
              Read version {version.number} of the policy
            </a>
          </p>
          {acknowledgedAt ? (
            <InsetText>
              You told us on {instantInWords(acknowledgedAt)} that you have read it. There is
              nothing more to do.
            </InsetText>
          ) : (
            <ReadForm {...model} />
          )}
          {askedAt && fault === undefined ? (
            <p class="govuk-body">
              We have had your question since {instantInWords(askedAt)}. If you have another one,
              call the school on {school.phone}.
            </p>
          ) : (
            <QuestionForm {...model} />
          )}
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("report")}>
              Report something that happened
            </a>
          </p>
        </div>
      </div>
    ),
  });
};
