import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { oversees } from "#shared/domain/incident/audit.ts";
import { type ChangeName, ruleOf } from "#shared/domain/incident/change-rules.ts";
import type { Reference } from "#shared/domain/incident/reference.ts";
import type { LedTo } from "#shared/domain/review/amendments-from.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { signedInAs } from "../signed-in.ts";
import { StatusTag } from "../status-tag.tsx";
import { History } from "./history.tsx";
import { WhatCameOfIt } from "./led-to.tsx";
import { Lessons, Notes, Talk } from "./said-sections.tsx";
import { People, Reporter, Told } from "./told-sections.tsx";
import {
  Actions,
  ChangeLink,
  Overview,
  Pathway,
  Referrals,
  Risk,
  type WorkProps,
} from "./work-sections.tsx";

export interface IncidentPage extends WorkProps {
  readonly member: Member;
  /** What this person has just done. */
  readonly done?: ChangeName | undefined;
  /** Amendments of the policy that came of its lessons. */
  readonly ledTo: readonly LedTo[];
}

interface SectionProps extends WorkProps {
  readonly title: string;
  /** The changes that belong here, besides those beside single entries. */
  readonly changes?: readonly ChangeName[];
  readonly children: ComponentChildren;
}

const Section = ({ title, changes = [], children, incident, allowed }: SectionProps) => (
  <section class="app-section">
    <h2 class="govuk-heading-m">{title}</h2>
    {children}
    <p class="govuk-body app-change-links">
      {changes.map((change) => (
        <ChangeLink incident={incident} allowed={allowed} change={change}>
          {ruleOf(change).label}
        </ChangeLink>
      ))}
    </p>
  </section>
);

const NextStatus = ({ incident, allowed }: WorkProps) => {
  const onwards = allowed.filter((change) => ruleOf(change).to !== undefined);
  if (onwards.length === 0) return null;
  return (
    <div class="govuk-button-group app-no-print">
      {onwards.map((change, place) => (
        <Button
          href={pathTo("incidentChange", { reference: incident.reference, change })}
          classes={place === 0 ? undefined : "govuk-button--secondary"}
        >
          {ruleOf(change).label}
        </Button>
      ))}
    </div>
  );
};

const LooksLink = ({ reference }: { reference: Reference }) => (
  <p class="govuk-body app-no-print">
    <a class="govuk-link" href={`${pathTo("audit")}?${new URLSearchParams({ reference })}`}>
      Who looked at this incident
    </a>
  </p>
);

const Body = (props: IncidentPage) => {
  const { incident, done } = props;
  return (
    <>
      {done && <NotificationBanner type="success" text={`${ruleOf(done).banner}.`} />}
      <span class="govuk-caption-l app-nowrap">{incident.reference}</span>
      <h1 class="govuk-heading-l">{incident.work.title ?? "Not triaged yet"}</h1>
      <p class="govuk-body">
        <StatusTag status={incident.status} /> Received {instantInWords(incident.receivedAt)}
      </p>
      <NextStatus {...props} />
      <Section {...props} title="At a glance" changes={["correct"]}>
        <Overview {...props} />
      </Section>
      <Section {...props} title="What was reported" changes={["addendum", "redact"]}>
        <Told told={incident.told} />
      </Section>
      <Section {...props} title="People" changes={["people"]}>
        <People told={incident.told} work={incident.work} />
      </Section>
      <Section {...props} title="Reporter">
        <Reporter told={incident.told} />
      </Section>
      <Section {...props} title="Risk" changes={["risk"]}>
        <Risk {...props} />
      </Section>
      <Section {...props} title="Next steps by law and policy">
        <Pathway {...props} />
      </Section>
      <Section {...props} title="Referred to others" changes={["referral"]}>
        <Referrals {...props} />
      </Section>
      <Section {...props} title="Actions" changes={["action"]}>
        <Actions {...props} />
      </Section>
      <Section {...props} title="Messages with the reporter" changes={["message"]}>
        <Talk {...props} />
      </Section>
      <Section {...props} title="Internal notes" changes={["note"]}>
        <p class="govuk-hint">The reporter does not see these.</p>
        <Notes {...props} />
      </Section>
      <Section {...props} title="Lessons for the policy" changes={["lesson"]}>
        <Lessons {...props} />
        <WhatCameOfIt ledTo={props.ledTo} />
      </Section>
      <Section {...props} title="History">
        <History history={incident.history} school={props.school} />
        {oversees(props.member) && <LooksLink reference={incident.reference} />}
      </Section>
      <PrintButton />
    </>
  );
};

/** One incident, whole: also what is printed of it. */
export const incidentPage = (props: IncidentPage): string =>
  page({
    title: props.incident.work.title ?? props.incident.reference,
    school: props.school,
    current: "register",
    signedIn: signedInAs(props.member),
    back: pathTo("register"),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Body {...props} />
        </div>
      </div>
    ),
  });
