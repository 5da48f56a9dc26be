import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import {
  changesFor,
  failureWords,
  type GivenUpChange,
  type GivenUpRefusal,
  givenUpChanges,
  isGivenUpChange,
} from "#shared/domain/mail/given-up.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import { isAboutIncident, messageKinds } from "#shared/domain/mail/message-kind.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords, readPeriod } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { day, dayInWords, type Instant, instantInWords } from "#shared/domain/time.ts";
import { Button } from "../components/button.tsx";
import { NotificationBanner } from "../components/notification-banner.tsx";
import { Pagination } from "../components/pagination.tsx";
import { Table } from "../components/table.tsx";
import { WarningText } from "../components/warning-text.tsx";
import { signedInAs } from "./signed-in.ts";

/** What came of what the person did. */
export type ToldOf = GivenUpChange | GivenUpRefusal;

const refusals: Readonly<Record<GivenUpRefusal, string>> = {
  "not-given-up": "Somebody else has dealt with this mail already.",
  "recipient-kept-out":
    "This mail was not sent: the person it was for is named in the incident, or holds a role that is.",
  "recipient-gone":
    "This mail was not sent: the person it was for does not work with the register any more.",
};

export const isToldOf = (text: string): text is ToldOf =>
  Object.hasOwn(givenUpChanges, text) || Object.hasOwn(refusals, text);

export interface MessagesPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly messages: readonly Message[];
  /** What waits to be sent for longer than it should. */
  readonly stuck:
    | { readonly messages: number; readonly incidents: number; readonly since: Instant }
    | undefined;
  readonly told: ToldOf | undefined;
  readonly isFirst: boolean;
  readonly next: string | undefined;
}

const Banner = ({ told }: { told: ToldOf }) =>
  isGivenUpChange(told) ? (
    <NotificationBanner type="success" text={`${givenUpChanges[told].banner}.`} />
  ) : (
    <NotificationBanner text={refusals[told]} />
  );

const counted = (count: number, one: string, more: string) =>
  count === 1 ? `1 ${one}` : `${count} ${more}`;

const Stuck = ({ messages, incidents, since }: NonNullable<MessagesPage["stuck"]>) => (
  <WarningText>
    Mail does not get out at the moment.{" "}
    {messages > 0 && `${counted(messages, "mail waits", "mails wait")} to be sent. `}
    {incidents > 0 &&
      `Mail about ${counted(incidents, "incident", "incidents")} is not written yet. `}
    The longest has waited since {instantInWords(since)}. It is tried again by itself; tell whoever
    looks after the program.
  </WarningText>
);

/** The reporter's address stands in the incident, for whoever needs it. */
const Recipient = ({ id, name, email }: Message["to"]) =>
  id === "reporter" ? (
    "The reporter"
  ) : (
    <span class="app-typed">
      {name}
      <br />
      {email}
    </span>
  );

/** What a message that is about no incident is about: a term, a day or a version, as people say it. */
function aboutWords(about: string): string | undefined {
  const period = readPeriod(/\d{4}-[a-z]+/.exec(about)?.[0] ?? "");
  if (period) return periodWords(period);
  const date = day.safeParse(/\d{4}-\d{2}-\d{2}/.exec(about)?.[0]);
  if (date.success) return dayInWords(date.data);
  const version = /^new-version-(\d+)$/.exec(about)?.[1];
  return version && `Version ${version}`;
}

/** A form for each button, so that it works without any script. */
const Handle = ({ message, change }: { message: Message; change: GivenUpChange }) => (
  <form class="app-inline" method="post" action={pathTo("messageChange", { change })}>
    <input type="hidden" name="id" value={message.id} />
    <Button classes="govuk-button--secondary" preventDoubleClick>
      {givenUpChanges[change].label}
      <span class="govuk-visually-hidden">
        : {messageKinds[message.kind].words}, {aboutWords(message.about) ?? message.about}, to{" "}
        {message.to.id === "reporter" ? "the reporter" : message.to.name}
      </span>
    </Button>
  </form>
);

const About = ({ kind, about }: Message) =>
  isAboutIncident(kind) ? (
    <a class="govuk-link app-nowrap" href={pathTo("incident", { reference: about })}>
      {about}
    </a>
  ) : (
    <>{aboutWords(about) ?? "–"}</>
  );

const rowOf = (message: Message) => [
  instantInWords(message.givenUpAt ?? message.createdAt),
  messageKinds[message.kind].words,
  <About {...message} />,
  <Recipient {...message.to} />,
  <>
    {failureWords(message.failure ?? "")}
    <br />
    <span class="govuk-hint app-typed">
      Tried {message.attempts === 1 ? "once" : `${message.attempts} times`}
      {message.failure && ` (${message.failure})`}
    </span>
  </>,
  <>
    {changesFor(message).map((change) => (
      <Handle key={change} message={message} change={change} />
    ))}
  </>,
];

const head = ["Given up", "Mail", "About", "To", "Why", "What to do"];

const List = ({ messages, isFirst }: Pick<MessagesPage, "messages" | "isFirst">) =>
  messages.length === 0 ? (
    <p class="govuk-body">There is no {isFirst ? "" : "older "}mail that was given up.</p>
  ) : (
    <>
      <p class="govuk-body">
        These mails did not reach whom they were for, or nobody knows whether they did: send them
        again, or tell the people yourself. A mail to somebody who works with the register goes to
        their address of today if it is sent again.
      </p>
      <Table
        stacks
        firstCellIsHeader
        caption="Mail that was given up, newest first"
        captionClasses="govuk-visually-hidden"
        head={head.map((text) => ({ text }))}
        rows={messages.map((message) => rowOf(message).map((text) => ({ text })))}
      />
    </>
  );

export const messagesPage = (model: MessagesPage): string => {
  const { school, member, stuck, told, isFirst, next } = model;
  return page({
    title: "Mail that did not get out",
    school,
    wide: true,
    current: "register",
    signedIn: signedInAs(member),
    children: (
      <>
        {told && <Banner told={told} />}
        <h1 class="govuk-heading-l">Mail that did not get out</h1>
        {stuck && <Stuck {...stuck} />}
        <List {...model} />
        <Pagination
          previous={isFirst ? undefined : { href: pathTo("messages"), text: "Newest" }}
          next={next === undefined ? undefined : { href: next, text: "Older mail" }}
        />
      </>
    ),
  });
};
