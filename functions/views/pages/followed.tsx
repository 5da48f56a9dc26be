import { Button } from "#functions/views/components/button.tsx";
import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type Status, statusWords } from "#shared/domain/incident/status.ts";
import { longestWork } from "#shared/domain/incident/work.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";
import { Typed } from "./typed.tsx";

interface ShownMessage {
  readonly from: "school" | "reporter";
  readonly text: string;
  readonly at: Instant;
}

export interface FollowedPage {
  readonly school: SchoolProfile;
  /** What the reporter may know; absent if only the form is shown again, without a look. */
  readonly report?:
    | {
        readonly reference: string;
        readonly status: Status;
        readonly receivedAt: Instant;
        readonly messages: readonly ShownMessage[];
      }
    | undefined;
  /** The receipt, sealed: it travels in the page. */
  readonly sealed: string;
  readonly typed?: string | undefined;
  readonly fault?: string | undefined;
  /** True if the message just came in. */
  readonly written?: boolean | undefined;
}

const fromWords = { school: "The school wrote", reporter: "You wrote" } as const;

const Messages = ({ messages }: { messages: readonly ShownMessage[] }) => (
  <>
    <h2 class="govuk-heading-m">Messages</h2>
    {messages.length === 0 && (
      <p class="govuk-body">
        There are none yet. What the school writes to you, and what you write, will be here.
      </p>
    )}
    {messages.map(({ from, text, at }) => (
      <section>
        <h3 class="govuk-heading-s">
          {fromWords[from]}, <time datetime={at}>{instantInWords(at)}</time>
        </h3>
        <p class="govuk-body">
          <Typed text={text} />
        </p>
      </section>
    ))}
  </>
);

const Report = ({ report }: Required<Pick<FollowedPage, "report">>) =>
  report && (
    <>
      <SummaryList
        rows={[
          { key: { text: "Reference" }, value: { text: report.reference } },
          { key: { text: "Received" }, value: { text: instantInWords(report.receivedAt) } },
          {
            key: { text: "Where it stands" },
            value: { text: statusWords[report.status].reporter },
          },
        ]}
      />
      <p class="govuk-body">
        The school may not be able to tell you what it decided about other people.
      </p>
      <Messages messages={report.messages} />
    </>
  );

const WriteForm = ({ sealed, typed, fault }: FollowedPage) => (
  <form method="post" action={pathTo("followUpMessages")} novalidate>
    <input type="hidden" name="talk" value={sealed} />
    <CharacterCount
      name="text"
      maxlength={longestWork.message}
      rows={8}
      label={{ text: "Write to the school", classes: "govuk-label--m" }}
      hint={{
        text: "The people who deal with your report will read it. To stay anonymous, write nothing that shows who you are.",
      }}
      value={typed}
      errorMessage={fault ? { text: fault } : undefined}
    />
    <Button preventDoubleClick>Send message</Button>
  </form>
);

/** A report as its reporter may see it: where it stands, and what they and the school wrote. */
export const followedPage = (model: FollowedPage): string =>
  page({
    title: "Your report",
    school: model.school,
    current: "followUp",
    errors: model.fault !== undefined,
    back: pathTo("followUp"),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {model.fault && <ErrorSummary errorList={[{ text: model.fault, href: "#text" }]} />}
          {model.written && (
            <NotificationBanner type="success" text="The school has your message" />
          )}
          <h1 class="govuk-heading-l">Your report</h1>
          <Report report={model.report} />
          <WriteForm {...model} />
          <p class="govuk-body">
            If a child may be at risk, call the school now on {model.school.phone}. If someone is in
            danger, call 999.
          </p>
        </div>
      </div>
    ),
  });
