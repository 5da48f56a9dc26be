import { Button } from "#functions/views/components/button.tsx";
import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { DateInput } from "#functions/views/components/date-input.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { monitoringLimits } from "#shared/domain/monitoring/monitoring-entry.ts";
import type { InputFault } from "#shared/domain/said-input.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { faultOf } from "../fault-summary.tsx";
import { officePage } from "../office-page.tsx";

export interface RecordForm {
  /** The number of the last entry that this person has before them; 0 for none. */
  readonly seen: number;
  readonly typed: URLSearchParams;
  readonly faults: readonly InputFault[];
  /** Somebody else recorded an entry since the form was opened. */
  readonly isChanged: boolean;
}

export interface RecordPage extends RecordForm {
  readonly school: SchoolProfile;
  readonly member: Member;
  /** What is on the published list. */
  readonly sites: readonly { readonly slug: string; readonly name: string }[];
}

type Typed = Pick<RecordPage, "typed" | "faults">;

/** The day has a control for each of its parts. */
const targetOf = (field: string): string => (field === "on" ? "#on-day" : `#${field}`);

const Changed = () => (
  <NotificationBanner titleText="Changed meanwhile">
    <p class="govuk-notification-banner__heading">
      Somebody recorded a look since you opened this form. What you typed is still here, and nothing
      was saved.
    </p>
    <p class="govuk-body">
      <a class="govuk-notification-banner__link" href={pathTo("monitoring")}>
        See what was recorded
      </a>
      , or sign again below if yours is another one.
    </p>
  </NotificationBanner>
);

const When = (form: Typed) => (
  <DateInput
    id="on"
    namePrefix="on"
    fieldset={{ legend: { text: "When did you look?", classes: "govuk-fieldset__legend--m" } }}
    hint={{ text: "For example, 22 11 2026. The day decides for which term it counts." }}
    values={Object.fromEntries(form.typed)}
    errorMessage={faultOf(form.faults, "on")}
  />
);

const Where = ({ sites, ...form }: Typed & Pick<RecordPage, "sites">) => (
  <>
    <Checkboxes
      name="sites"
      classes="govuk-checkboxes--small app-site-boxes"
      fieldset={{
        legend: { text: "Which sites did you look at?", classes: "govuk-fieldset__legend--m" },
      }}
      hint={{ text: "These are on the school’s list. Tick each that you looked at." }}
      values={form.typed.getAll("sites")}
      errorMessage={faultOf(form.faults, "sites")}
      items={sites.map(({ slug, name }, at) => ({
        value: slug,
        text: name,
        // The summary of what is wrong leads to the first box.
        ...(at === 0 && { id: "sites" }),
      }))}
    />
    <CharacterCount
      name="other"
      label={{ text: "Anything else that you looked at", classes: "govuk-label--s" }}
      hint={{
        text: "For example a local group, or what a search for the school’s name shows. Leave it empty if there is nothing.",
      }}
      rows={2}
      maxlength={monitoringLimits.other}
      value={form.typed.get("other") ?? ""}
      errorMessage={faultOf(form.faults, "other")}
    />
  </>
);

const What = (form: Typed) => (
  <>
    <CharacterCount
      name="found"
      label={{ text: "What did you find?", classes: "govuk-label--m" }}
      hint={{
        text: "Say it without names or account names: who it was belongs into the incident. The two leads and the headteacher read this. If you found nothing, say so.",
      }}
      rows={6}
      maxlength={monitoringLimits.found}
      value={form.typed.get("found") ?? ""}
      errorMessage={faultOf(form.faults, "found")}
    />
    <Textarea
      name="incidents"
      label={{ text: "Incidents that you reported of it", classes: "govuk-label--m" }}
      hint={{
        text: "Their references, one a line, like HH-7KQ2-9MXF. Leave it empty if there are none.",
      }}
      rows={3}
      value={form.typed.get("incidents") ?? ""}
      errorMessage={faultOf(form.faults, "incidents")}
    />
  </>
);

const Sign = ({ member, ...form }: Typed & Pick<RecordPage, "member">) => (
  <Checkboxes
    name="declared"
    fieldset={{ legend: { text: "Sign it", classes: "govuk-fieldset__legend--m" } }}
    hint={{
      text: "Your name, your role and the moment stand under it. It cannot be changed later: what is wrong is put right by another entry.",
    }}
    values={form.typed.getAll("declared")}
    errorMessage={faultOf(form.faults, "declared")}
    items={[
      {
        value: "yes",
        id: "declared",
        text: `I, ${member.name}, looked at these sites myself, and only at what is public`,
      },
    ]}
  />
);

/** The form in which a look is recorded and signed. */
export function recordPage(form: RecordPage): string {
  const { school, member, seen, faults, isChanged } = form;
  return officePage({
    school,
    member,
    title: "Record monitoring",
    current: "review",
    back: pathTo("monitoring"),
    faults,
    targetOf,
    news: isChanged && <Changed />,
    children: (
      <>
        <InsetText>
          Look only at what is public: no one’s private account, and no child’s. If you find
          something that belongs into the register,{" "}
          <a class="govuk-link" href={pathTo("report")}>
            report it
          </a>{" "}
          first, and enter its reference here.
        </InsetText>
        <form method="post" action={pathTo("monitoringRecord")} novalidate>
          <input type="hidden" name="seen" value={seen} />
          <When {...form} />
          <Where {...form} />
          <What {...form} />
          <Sign {...form} />
          <Button preventDoubleClick>Record and sign</Button>
        </form>
      </>
    ),
  });
}
