import { Table } from "#functions/views/components/table.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { mayReadQuestions } from "#shared/domain/policy/acknowledgement-questions.ts";
import { audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { signedInAs } from "../signed-in.ts";
import { reminderStep } from "./reminder-words.ts";

interface Rate {
  readonly people: number;
  readonly acknowledged: number;
  readonly withQuestion: number;
}

export interface AcknowledgedPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  /** The version that is looked at. */
  readonly version: number;
  /** All that may be looked at, the newest first. */
  readonly versions: readonly number[];
  readonly byAudience: Readonly<Record<(typeof audiences)[number], Rate>>;
  /** Staff and governors who have not said that they have read it. */
  readonly waiting: readonly {
    readonly name: string;
    readonly email: string;
    readonly audiences: readonly (typeof audiences)[number][];
  }[];
}

/** Whole per cent, rounded down: a hundred only where nobody is missing. */
const percent = ({ people, acknowledged }: Rate): string =>
  people === 0 ? "–" : `${Math.floor((acknowledged * 100) / people)}%`;

const columns = ["Audience", "People", "Have read it", "Share", "Had a question"];

const Rates = ({ byAudience, version }: AcknowledgedPage) => (
  <Table
    caption={`Who has read version ${version}, by audience`}
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    stacks
    head={columns.map((text) => ({ text }))}
    rows={audiences.map((one) => [
      { text: audienceWords[one] },
      { text: byAudience[one].people },
      { text: byAudience[one].acknowledged },
      { text: percent(byAudience[one]) },
      { text: byAudience[one].withQuestion },
    ])}
  />
);

/** More than a nursery school has staff and governors; a longer list is no list to work through. */
const mostNamed = 300;

const Waiting = ({ waiting }: Pick<AcknowledgedPage, "waiting">) =>
  waiting.length === 0 ? (
    <p class="govuk-body">All staff and governors in the list have said that they have read it.</p>
  ) : (
    <Table
      caption={`Staff and governors who have not: ${waiting.length}${waiting.length > mostNamed ? `, of whom the first ${mostNamed} by name` : ""}`}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      stacks
      head={["Name", "E-mail address", "Audience"].map((text) => ({ text }))}
      rows={waiting
        .slice(0, mostNamed)
        .map(({ name, email, audiences: held }) => [
          { text: name },
          { text: email },
          { text: held.map((one) => audienceWords[one]).join(", ") },
        ])}
    />
  );

const Versions = ({ version, versions }: AcknowledgedPage) =>
  versions.length < 2 ? null : (
    <ul class="govuk-list">
      {versions
        .filter((one) => one !== version)
        .map((one) => (
          <li>
            <a class="govuk-link" href={reminderStep("acknowledgements", { version: String(one) })}>
              See who has read version {one}
            </a>
          </li>
        ))}
    </ul>
  );

/** How many have read a version of the policy, and who of those whom it binds by post has not. */
export const acknowledgedPage = (model: AcknowledgedPage): string =>
  page({
    title: "Who has read the policy",
    school: model.school,
    current: "reminders",
    signedIn: signedInAs(model.member),
    wide: true,
    back: pathTo("reminders"),
    children: (
      <>
        <h1 class="govuk-heading-l">Who has read the policy</h1>
        <p class="govuk-body">
          Of those who are in the school’s list today. Each counts once. Versions with the same
          words count as one: whoever has read one has read the other.
        </p>
        <Rates {...model} />
        {mayReadQuestions(model.member) && (
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("policyQuestions")}>
              Read the questions that came with it
            </a>
          </p>
        )}
        <Waiting waiting={model.waiting} />
        <Versions {...model} />
      </>
    ),
  });
