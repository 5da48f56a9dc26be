import { Button } from "#functions/views/components/button.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Pagination } from "#functions/views/components/pagination.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { languageWords } from "#shared/domain/reminders/language-names.ts";
import type { Stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import type { StakeholderSearch } from "#shared/domain/reminders/stakeholder-search.ts";
import type { Standing } from "#shared/domain/reminders/stakeholder-standing.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { signedInAs } from "../signed-in.ts";
import { FindForm, Narrowed } from "./find-form.tsx";
import {
  counted,
  groupsWords,
  people,
  StandingTag,
  stakeholderStep,
  standingHelp,
} from "./stakeholder-words.tsx";

export interface StakeholderRow extends Stakeholder {
  readonly standing: Standing;
  /** Stands for them in addresses. */
  readonly who: string;
}

/** What was just done. */
export type StakeholdersDone =
  | { readonly what: "added" | "changed" | "removed" }
  | { readonly what: "own-people"; readonly added: number; readonly known: number };

export interface StakeholdersPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly rows: readonly StakeholderRow[];
  /** How many there are in all. */
  readonly count: number;
  readonly search: StakeholderSearch;
  readonly done?: StakeholdersDone | undefined;
  readonly next?: string | undefined;
}

const title = "People who are reminded of the policy";

function doneWords(done: StakeholdersDone): string {
  switch (done.what) {
    case "added":
      return "The person was added";
    case "changed":
      return "The person was changed";
    case "removed":
      return "The person was removed";
    case "own-people":
      return done.added === 0
        ? "The school’s own people are all in the list already"
        : `${people(done.added)} of the school’s own ${done.added === 1 ? "was" : "were"} added${done.known > 0 ? `, ${counted(done.known)} ${done.known === 1 ? "was" : "were"} there already` : ""}`;
  }
}

const RowLink = ({
  row,
  step,
  text,
}: {
  row: StakeholderRow;
  step: "edit" | "remove";
  text: string;
}) => (
  <a class="govuk-link" href={stakeholderStep(step, row.who)}>
    {text}
    <span class="govuk-visually-hidden"> {row.name}</span>
  </a>
);

const cellsOf = (row: StakeholderRow) => [
  { text: <span class="app-typed">{row.email}</span> },
  {
    text: (
      <span class="app-typed" dir="auto">
        {row.name}
      </span>
    ),
  },
  { text: groupsWords(row.audiences) },
  { text: languageWords(row.language) },
  {
    text: (
      <>
        <StandingTag standing={row.standing} />
        {standingHelp[row.standing] && (
          <>
            <br />
            <span class="govuk-hint">{standingHelp[row.standing]}</span>
          </>
        )}
      </>
    ),
  },
  {
    text: (
      <>
        <RowLink row={row} step="edit" text="Change" />{" "}
        <RowLink row={row} step="remove" text="Remove" />
      </>
    ),
  },
];

const columns = ["E-mail address", "Name", "Group", "Language", "Mail", "What you can do"];

const List = ({ rows }: Pick<StakeholdersPage, "rows">) => (
  <Table
    caption="By e-mail address"
    captionClasses="govuk-visually-hidden"
    firstCellIsHeader
    stacks
    head={columns.map((text) => ({ text }))}
    rows={rows.map(cellsOf)}
  />
);

const ownPeople = "own-people";

/** A button of the form below, wherever it stands. */
const OwnPeople = ({ classes }: { classes?: string }) => (
  <Button classes={classes} preventDoubleClick attributes={{ form: ownPeople }}>
    Add the school’s own people
  </Button>
);

const OwnPeopleForm = () => (
  <form id={ownPeople} method="post" action={stakeholderStep("own-people")} />
);

/** What somebody does first who has never seen this page. */
const Beginning = () => (
  <>
    <h2 class="govuk-heading-m">Nobody is in the list yet</h2>
    <p class="govuk-body">So nobody is reminded of the policy. This takes a few minutes:</p>
    <ol class="govuk-list govuk-list--number">
      <li>
        <p class="govuk-body">
          Add the staff and governors who are already known to this service, with one press. You can
          press it again at any time: nobody is added twice.
        </p>
        <OwnPeople />
      </li>
      <li>
        <p class="govuk-body">
          Add parents, carers and everybody else from a file that your school’s information system
          or a spreadsheet saves. You see what will be added before anything is.
        </p>
        <Button href={stakeholderStep("import")} classes="govuk-button--secondary">
          Add people from a file
        </Button>
      </li>
      <li>
        <p class="govuk-body">
          <a class="govuk-link" href={stakeholderStep("add")}>
            Add one person
          </a>{" "}
          whenever somebody joins.
        </p>
      </li>
    </ol>
  </>
);

const Tools = () => (
  <div class="govuk-button-group">
    <Button href={stakeholderStep("add")}>Add a person</Button>
    <Button href={stakeholderStep("import")} classes="govuk-button--secondary">
      Add people from a file
    </Button>
    <OwnPeople classes="govuk-button--secondary" />
    <a class="govuk-link" href={pathTo("stakeholdersCsv")}>
      Save the list as a file
    </a>
  </div>
);

const Found = ({ rows, search, next }: StakeholdersPage) => (
  <>
    {rows.length === 0 ? <p class="govuk-body">Nobody in the list fits.</p> : <List rows={rows} />}
    <Pagination
      previous={
        search.after === undefined
          ? undefined
          : { href: pathTo("stakeholders"), text: "Back to the beginning" }
      }
      next={next === undefined ? undefined : { href: next, text: "More people" }}
    />
  </>
);

/** Everybody whom the school reminds of its policy, by their address. */
export const stakeholdersPage = (model: StakeholdersPage): string => {
  const { school, member, count, search, done } = model;
  return page({
    title,
    school,
    current: "stakeholders",
    signedIn: signedInAs(member),
    wide: true,
    children: (
      <>
        {done && <NotificationBanner type="success" text={doneWords(done)} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <OwnPeopleForm />
        {count === 0 ? (
          <Beginning />
        ) : (
          <>
            <p class="govuk-body">
              {people(count)} {count === 1 ? "is" : "are"} in the list. Each gets one reminder a
              term, unless they asked for none or mail does not reach them. Staff and governors
              cannot decline: the policy binds them through their post.
            </p>
            <Tools />
            <FindForm search={search} />
            <Narrowed search={search} />
            <Found {...model} />
          </>
        )}
      </>
    ),
  });
};
