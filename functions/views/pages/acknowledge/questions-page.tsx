import { Button } from "#functions/views/components/button.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Pagination } from "#functions/views/components/pagination.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { Typed } from "#functions/views/pages/typed.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { PolicyQuestion } from "#shared/domain/policy/acknowledgement.ts";
import {
  changeOf,
  type QuestionChange,
  questionChanges,
} from "#shared/domain/policy/acknowledgement-questions.ts";
import { audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { instantInWords } from "#shared/domain/time.ts";

/** What came of what the person did. */
export type ToldOfQuestion = QuestionChange | "changed-meanwhile";
export const isToldOfQuestion = (text: string): text is ToldOfQuestion =>
  text === "changed-meanwhile" || Object.hasOwn(questionChanges, text);

export interface QuestionsPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly questions: readonly PolicyQuestion[];
  readonly told: ToldOfQuestion | undefined;
  readonly isFirst: boolean;
  readonly next: string | undefined;
}

const Banner = ({ told }: { told: ToldOfQuestion }) =>
  told === "changed-meanwhile" ? (
    <NotificationBanner text="Somebody else has changed this question at the same moment. Nothing was changed now." />
  ) : (
    <NotificationBanner type="success" text={`${questionChanges[told].banner}.`} />
  );

const Question = ({ one }: { one: PolicyQuestion }) => {
  const change = changeOf(one);
  const { id, name, email, audiences, text, askedAt, version, answered } = one;
  return (
    <section>
      <h2 class="govuk-heading-m">
        {name}{" "}
        <Tag classes={answered ? "govuk-tag--green" : "govuk-tag--yellow"}>
          {answered ? "Answered" : "Waiting"}
        </Tag>
      </h2>
      <p class="govuk-body">
        <Typed text={text} />
      </p>
      <p class="govuk-body">
        {audiences.map((held) => audienceWords[held]).join(", ")}. Asked on{" "}
        <time datetime={askedAt}>{instantInWords(askedAt)}</time> about version {version}. Answer to{" "}
        <a class="govuk-link" href={`mailto:${encodeURIComponent(email)}`}>
          {email}
        </a>
        .{answered && ` Marked as answered on ${instantInWords(answered.at)} by ${answered.by}.`}
      </p>
      <form method="post" action={pathTo("policyQuestions")} novalidate>
        <input type="hidden" name="id" value={id} />
        <Button name="change" value={change} classes="govuk-button--secondary" preventDoubleClick>
          {questionChanges[change].button}
          <span class="govuk-visually-hidden">: the question of {name}</span>
        </Button>
      </form>
    </section>
  );
};

/** What people have asked who read the policy. */
export const questionsPage = (model: QuestionsPage): string => {
  const { school, member, questions, told, isFirst, next } = model;
  const title = "Questions about the policy";
  return page({
    title,
    school,
    signedIn: signedInAs(member),
    current: "policy",
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {told && <Banner told={told} />}
          <h1 class="govuk-heading-l">{title}</h1>
          {questions.length === 0 ? (
            <p class="govuk-body">
              {isFirst ? "Nobody has asked anything yet." : "There are no more."} Questions come
              from people who have read the policy and say so by the link in their reminder.
            </p>
          ) : (
            <p class="govuk-body">
              Answer by mail or in person, then mark the question here. Only the headteacher sees
              this page.
            </p>
          )}
          {questions.map((one) => (
            <Question one={one} />
          ))}
          {!isFirst && (
            <p class="govuk-body">
              <a class="govuk-link" href={pathTo("policyQuestions")}>
                Back to the first questions
              </a>
            </p>
          )}
          {next && <Pagination next={{ href: next }} landmarkLabel="More questions" />}
        </div>
      </div>
    ),
  });
};
