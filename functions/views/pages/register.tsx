import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import { type Status, statusWords } from "#shared/domain/incident/status.ts";
import { categoryWords, kindNames } from "#shared/domain/incident/vocabulary.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { Pagination } from "../components/pagination.tsx";
import { Table } from "../components/table.tsx";
import { Tag } from "../components/tag.tsx";
import { signedInAs } from "./signed-in.ts";

export interface RegisterPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly lines: readonly RegisterLine[];
  readonly isFirst: boolean;
  readonly next: string | undefined;
}

const colours: Partial<Record<Status, string>> = {
  received: "govuk-tag--red",
  reopened: "govuk-tag--red",
  closed: "govuk-tag--grey",
  duplicate: "govuk-tag--grey",
  "no-investigation": "govuk-tag--grey",
};

export const StatusTag = ({ status }: { status: Status }) => (
  <Tag classes={colours[status] ?? "govuk-tag--blue"}>{statusWords[status].staff}</Tag>
);

const head = ["Reference", "Received", "Kind", "About", "Happened", "Status"];

const rowOf = (line: RegisterLine) => [
  <a class="govuk-link app-nowrap" href={pathTo("incident", { reference: line.reference })}>
    {line.reference}
  </a>,
  instantInWords(line.receivedAt),
  kindNames[line.kind],
  line.categories.map((one) => categoryWords[one]).join("; "),
  dayInWords(line.occurredOn),
  <StatusTag status={line.status} />,
];

const Lines = ({ lines }: Pick<RegisterPage, "lines">) => (
  <Table
    stacks
    firstCellIsHeader
    caption="Incidents, newest first"
    captionClasses="govuk-visually-hidden"
    head={head.map((text) => ({ text }))}
    rows={lines.map((line) => rowOf(line).map((text) => ({ text })))}
  />
);

const Empty = ({ isFirst }: Pick<RegisterPage, "isFirst">) => (
  <p class="govuk-body">
    {isFirst
      ? "There is nothing in the register that is open to you yet. A report appears here as soon as it is sent."
      : "There are no older incidents."}
  </p>
);

export const registerPage = ({ school, member, lines, isFirst, next }: RegisterPage): string =>
  page({
    title: "Register",
    school,
    wide: true,
    current: "register",
    signedIn: signedInAs(member),
    children: (
      <>
        <h1 class="govuk-heading-l">Register</h1>
        {lines.length > 0 ? <Lines lines={lines} /> : <Empty isFirst={isFirst} />}
        <Pagination
          previous={isFirst ? undefined : { href: pathTo("register"), text: "Newest incidents" }}
          next={next === undefined ? undefined : { href: next, text: "Older incidents" }}
        />
      </>
    ),
  });
