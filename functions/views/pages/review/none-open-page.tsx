import { Button } from "#functions/views/components/button.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { approvalInWords } from "#shared/domain/policy/approval-words.ts";
import {
  type AllVersions,
  newestAdopted,
  type PolicyVersion,
} from "#shared/domain/policy/policy-version.ts";
import type { Due } from "#shared/domain/review/due-date.ts";
import type { Review } from "#shared/domain/review/review.ts";
import { reviewRuleOf } from "#shared/domain/review/review-rules.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Day, dayInWords } from "#shared/domain/time.ts";
import { PastReviews } from "./past-reviews.tsx";
import { howFar, stepPath } from "./review-words.ts";

export interface NoneOpenPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly last: Review | undefined;
  readonly due: Due;
  readonly opensOn: Day;
  readonly versions: AllVersions;
  readonly today: Day;
  /** True if this person may set another due date. */
  readonly maySetDue: boolean;
}

const because: Readonly<Record<Due["because"], string>> = {
  approval: "That is a year after the meeting that last approved the policy.",
  set: "The school has set this day.",
  profile: "The school’s profile names this day for the first review.",
  "first-use":
    "This service knows of no approval of the policy, so the first review begins at once, and is due in six weeks.",
};

const Opens = ({ opensOn, today }: NoneOpenPage) =>
  opensOn <= today ? (
    <p class="govuk-body">
      It is opened at the next half past nine in the morning. All who take part get a mail then.
    </p>
  ) : (
    <p class="govuk-body">
      It is opened on <strong>{dayInWords(opensOn)}</strong>, {howFar(opensOn, today)}. All who take
      part get a mail then.
    </p>
  );

const LastApproval = ({ version }: { version: PolicyVersion }) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">The last approval</h2>
    <p class="govuk-body">
      {version.approval
        ? approvalInWords(version.approval)
        : "None is known to this service: the policy’s first version came before it."}{" "}
      <a class="govuk-link" href={pathTo("policyVersion", { number: String(version.number) })}>
        Version {version.number}
      </a>
    </p>
  </section>
);

/** What the governors will look at then, as it stands today. */
const Gathered = () => (
  <section class="app-section app-no-print">
    <h2 class="govuk-heading-m">What is gathered for it</h2>
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href={pathTo("evidence")}>
          The evidence of this school year
        </a>
      </li>
      <li>
        <a class="govuk-link" href={pathTo("monitoring")}>
          The log of monitoring
        </a>
      </li>
    </ul>
  </section>
);

/** When the next review comes, while none is open. */
export const noneOpenPage = (model: NoneOpenPage): string => {
  const { school, member, last, due, versions, today, maySetDue } = model;
  return page({
    title: "Annual review of the policy",
    school,
    signedIn: signedInAs(member),
    current: "review",
    children: (
      <div class="govuk-grid-row app-document">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">Social media policy</span>
          <h1 class="govuk-heading-l">Annual review</h1>
          <p class="govuk-body-l">No review is open.</p>
          <section class="app-section">
            <h2 class="govuk-heading-m">The next review</h2>
            <p class="govuk-body">
              It is due on <strong>{dayInWords(due.on)}</strong>, {howFar(due.on, today)}.{" "}
              {because[due.because]}
            </p>
            <Opens {...model} />
            {last && maySetDue && (
              <Button href={stepPath(last, "set-due-date")} classes="govuk-button--secondary">
                {reviewRuleOf("set-due-date").label}
              </Button>
            )}
          </section>
          <Gathered />
          <LastApproval version={newestAdopted(versions)} />
          <PastReviews versions={versions} />
        </div>
      </div>
    ),
  });
};
