import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { Panel } from "#functions/views/components/panel.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { StakeholderBatch } from "#shared/domain/reminders/stakeholder-batch.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { signedInAs } from "../signed-in.ts";
import { BatchForm } from "./preview-page.tsx";
import { counted, lineHead, people } from "./stakeholder-words.tsx";

export interface ProgressPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly batch: StakeholderBatch;
  /** The same, sealed. */
  readonly sealed: string;
}

const mostShown = 200;

const Refused = ({ batch, sealed }: Pick<ProgressPage, "batch" | "sealed">) => (
  <>
    <Table
      caption={`Refused: ${people(batch.refused.length)}`}
      captionClasses="govuk-table__caption--m"
      stacks
      head={lineHead("Why")}
      rows={batch.refused.slice(0, mostShown).map(({ line, email, name, why }) => [
        { text: counted(line) },
        { text: <span class="app-typed">{email.slice(0, 254) || "–"}</span> },
        {
          text: (
            <span class="app-typed" dir="auto">
              {name.slice(0, 120) || "–"}
            </span>
          ),
        },
        { text: <span class="app-typed">{why}</span> },
      ])}
    />
    <p class="govuk-body">
      Save these lines as a file, put them right there, and choose that file next: it has the same
      columns.
    </p>
    <BatchForm
      step="lines"
      batch={sealed}
      text="Save the refused lines as a file"
      classes="govuk-button--secondary"
    />
  </>
);

interface Shell extends Pick<ProgressPage, "school" | "member"> {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

const shell = ({ member, ...options }: Shell): string =>
  page({
    ...options,
    current: "stakeholders",
    signedIn: signedInAs(member),
    back: pathTo("stakeholders"),
  });

/** How far it is; a script goes on by itself, everybody else presses the button. */
function progress({ school, member, batch, sealed }: ProgressPage): string {
  const { added, changed, refused, unchanged, toDo } = batch;
  const all = added + changed + refused.length + unchanged + toDo.length;
  const seen = all - toDo.length;
  const title = `${counted(seen)} of ${counted(all)} lines are done`;
  return shell({
    school,
    member,
    title,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l" id="progress">
            {title}
          </h1>
          <progress class="app-progress" max={all} value={seen} aria-labelledby="progress" />
          <p class="govuk-body">
            What is done is saved. If you close this page, choose the same file again: it goes on
            where it stopped.
          </p>
          <BatchForm step="take" batch={sealed} text="Continue" goesOn />
        </div>
      </div>
    ),
  });
}

function result(model: ProgressPage): string {
  const { school, member, batch } = model;
  const title = "The whole file is done";
  return shell({
    school,
    member,
    title,
    wide: true,
    children: (
      <>
        <Panel titleText={title}>
          {people(batch.added)} added, {people(batch.changed)} changed
        </Panel>
        <p class="govuk-body">
          {people(batch.unchanged)} {batch.unchanged === 1 ? "was" : "were"} in the list already.{" "}
          {batch.refused.length === 0
            ? "Nothing was refused."
            : `${people(batch.refused.length)} could not be added.`}
        </p>
        {batch.refused.length > 0 && <Refused {...model} />}
        <Button href={pathTo("stakeholders")}>See the list</Button>
      </>
    ),
  });
}

/** A file that is being taken, or what came of it. */
export const progressPage = (model: ProgressPage): string =>
  model.batch.toDo.length > 0 ? progress(model) : result(model);
