import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { RegisterLine } from "#shared/domain/incident/incident.ts";
import { type Status, statusWords } from "#shared/domain/incident/status.ts";
import { categoryWords, kindNames } from "#shared/domain/incident/vocabulary.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { Pagination } from "../components/pagination.tsx";
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

const Line = ({ line }: { line: RegisterLine }) => (
  <tr class="govuk-table__row">
    <th scope="row" class="govuk-table__header" data-label="Reference">
      <a class="govuk-link app-nowrap" href={pathTo("incident", { reference: line.reference })}>
        {line.reference}
      </a>
    </th>
    <td class="govuk-table__cell" data-label="Received">
      {instantInWords(line.receivedAt)}
    </td>
    <td class="govuk-table__cell" data-label="Kind">
      {kindNames[line.kind]}
    </td>
    <td class="govuk-table__cell" data-label="About">
      {line.categories.map((one) => categoryWords[one]).join("; ")}
    </td>
    <td class="govuk-table__cell" data-label="Happened">
      {dayInWords(line.occurredOn)}
    </td>
    <td class="govuk-table__cell" data-label="Status">
      <StatusTag status={line.status} />
    </td>
  </tr>
);

const columns = ["Reference", "Received", "Kind", "About", "Happened", "Status"];

const Lines = ({ lines }: Pick<RegisterPage, "lines">) => (
  <table class="govuk-table app-table-stack">
    <caption class="govuk-table__caption govuk-visually-hidden">Incidents, newest first</caption>
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {columns.map((name) => (
          <th scope="col" class="govuk-table__header">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      {lines.map((line) => (
        <Line line={line} />
      ))}
    </tbody>
  </table>
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
