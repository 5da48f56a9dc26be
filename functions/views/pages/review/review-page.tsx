import type { ComponentChildren } from "preact";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { seesReminders } from "#shared/domain/reminders/reminder-access.ts";
import { type ReviewChangeName, reviewRuleOf } from "#shared/domain/review/review-rules.ts";
import { ChangesList } from "../policy/clause-changes.tsx";
import { Amendments } from "./amendments.tsx";
import { PastReviews } from "./past-reviews.tsx";
import { ReviewHistory } from "./review-history.tsx";
import { differentClauses, type ReviewView } from "./review-model.ts";
import { reviewStatusWords, stepPath } from "./review-words.ts";
import { Comments, Conflicts, Decisions } from "./said.tsx";
import { DueDate, Steps, WhatToDo } from "./standing.tsx";

export interface ReviewPage extends ReviewView {
  /** What does not follow in the record; undefined if it is whole. */
  readonly tampering: string | undefined;
  /** What this person has just done. */
  readonly done?: ReviewChangeName | undefined;
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">{title}</h2>
    {children}
  </section>
);

const WhatChanges = (view: ReviewView) => {
  const { text, review } = view;
  const clauses = differentClauses(view);
  if (text.fault !== undefined) return <InsetText>{text.fault}</InsetText>;
  if (clauses.length === 0) return <p class="govuk-body">No word is different.</p>;
  return (
    <>
      <ChangesList clauses={clauses} page={stepPath(review, "changes")} />
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={stepPath(review, "changes")}>
          See each clause before and after
        </a>
      </p>
    </>
  );
};

/** Who was asked to read what was decided, and has. */
const Acknowledged = ({ review, text, member }: ReviewView) =>
  review.signature && text.version && seesReminders(member) ? (
    <p class="govuk-body app-no-print">
      <a
        class="govuk-link"
        href={`${pathTo("remindersStep", { step: "acknowledgements" })}?version=${text.version.number}`}
      >
        See who has read version {text.version.number}
      </a>
    </p>
  ) : null;

const Head = (view: ReviewPage) => {
  const { review, done } = view;
  const { words, tag } = reviewStatusWords[review.status];
  return (
    <>
      {done && <NotificationBanner type="success" text={`${reviewRuleOf(done).banner}.`} />}
      <span class="govuk-caption-l">Social media policy</span>
      <h1 class="govuk-heading-l">Annual review {review.key}</h1>
      <p class="govuk-body">
        <Tag classes={tag}>{words}</Tag>
      </p>
      <DueDate {...view} />
    </>
  );
};

/** Where a review stands, what this person is to do, and the whole record of it. */
export const reviewPage = (view: ReviewPage): string =>
  page({
    title: `Annual review ${view.review.key} of the policy`,
    school: view.school,
    signedIn: signedInAs(view.member),
    current: "review",
    children: (
      <div class="govuk-grid-row app-document app-record">
        <div class="govuk-grid-column-two-thirds">
          <Head {...view} />
          <WhatToDo {...view} />
          <Section title="Where it stands">
            <Steps {...view} />
            <Acknowledged {...view} />
          </Section>
          <Section title="What changes">
            <WhatChanges {...view} />
          </Section>
          <Section title="Amendments">
            <Amendments {...view} />
          </Section>
          <Section title="Comments">
            <Comments {...view} />
          </Section>
          <Section title="Decisions">
            <Decisions {...view} />
          </Section>
          <Section title="Conflicts of interest">
            <Conflicts {...view} />
          </Section>
          <Section title="History">
            <ReviewHistory view={view} tampering={view.tampering} />
          </Section>
          <PastReviews versions={view.versions} except={view.review.key} />
          <PrintButton>Print this review</PrintButton>
        </div>
      </div>
    ),
  });
