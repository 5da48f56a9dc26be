import { Button } from "#functions/views/components/button.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SuppressedAddress } from "#shared/domain/mail/suppressed-address.ts";
import { languageNames, languageWords } from "#shared/domain/reminders/language-names.ts";
import {
  audiences,
  audienceWords,
  mayUnsubscribe,
  type Stakeholder,
} from "#shared/domain/reminders/stakeholder.ts";
import type { StakeholderFault } from "#shared/domain/reminders/wanted-stakeholder.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { faultOf } from "../fault-summary.tsx";
import { officePage } from "../office-page.tsx";
import { groupsWords, stakeholderStep } from "./stakeholder-words.tsx";

/** Somebody of the list whom a form is about. */
export interface Known {
  readonly one: Stakeholder;
  /** Stands for them in addresses. */
  readonly who: string;
  /** True if somebody else changed them since the form was opened. */
  readonly isNews: boolean;
}

export interface StakeholderPage {
  readonly school: SchoolProfile;
  readonly member: Member;
  /** Absent to add somebody. */
  readonly known?: Known | undefined;
  /** What happened to their address, if nothing is sent there now. */
  readonly stopped?: SuppressedAddress | undefined;
  readonly typed: URLSearchParams;
  readonly faults: readonly StakeholderFault[];
}

type Typed = Pick<StakeholderPage, "typed" | "faults">;

const hints = {
  staff: "Everybody who works at the school. They cannot stop the reminders.",
  governors: "Governors and their clerk. They cannot stop the reminders.",
  volunteers: undefined,
  "parents-carers": undefined,
} as const;

const Groups = ({ typed, faults }: Typed) => (
  <Checkboxes
    name="audiences"
    fieldset={{
      legend: { text: "Who are they to the school?", classes: "govuk-fieldset__legend--s" },
    }}
    hint={{ text: "Choose all that apply." }}
    errorMessage={faultOf(faults, "audiences")}
    values={typed.getAll("audiences")}
    items={audiences.map((value) => ({
      value,
      text: audienceWords[value],
      hint: hints[value] === undefined ? undefined : { text: hints[value] },
    }))}
  />
);

const languageItems = (chosen: string) => [
  ...Object.entries(languageNames).map(([value, text]) => ({ value, text })),
  ...(chosen === "" || chosen in languageNames ? [] : [{ value: chosen, text: chosen }]),
];

const Fields = ({ typed, faults }: Typed) => {
  const language = typed.get("language") ?? "en";
  return (
    <>
      <Input
        name="name"
        label={{ text: "Name", classes: "govuk-label--s" }}
        autocomplete="off"
        spellcheck={false}
        value={typed.get("name") ?? ""}
        errorMessage={faultOf(faults, "name")}
        attributes={{ dir: "auto" }}
      />
      <Input
        name="email"
        type="email"
        label={{ text: "E-mail address", classes: "govuk-label--s" }}
        autocomplete="off"
        spellcheck={false}
        value={typed.get("email") ?? ""}
        errorMessage={faultOf(faults, "email")}
      />
      <Groups typed={typed} faults={faults} />
      <Select
        name="language"
        label={{ text: "Language they read best", classes: "govuk-label--s" }}
        hint={{
          text: "They get the school’s own words of the term in it, where the school has written them. Everything else is English.",
        }}
        value={language}
        items={languageItems(language)}
        errorMessage={faultOf(faults, "language")}
      />
    </>
  );
};

/** Nothing is sent to their address, whatever they wish: why, since when, and what to do. */
const Stopped = ({ why, at }: SuppressedAddress) => (
  <WarningText>
    {why === "bounced"
      ? `Mail to this address came back on ${dayInWords(schoolDay(at))}, so nothing is sent there. Ask for a working address and change it here.`
      : `A mail to this address was marked as unwanted on ${dayInWords(schoolDay(at))}, so nothing is sent there. Tell them of the policy another way.`}
  </WarningText>
);

interface WishParts {
  readonly one: Stakeholder;
  readonly isStopped: boolean;
  readonly typed: URLSearchParams;
}

const wishWords = ({ one: { unsubscribedAt }, isStopped }: WishParts): string => {
  if (unsubscribedAt !== undefined) {
    return `They asked for no more reminders on ${dayInWords(schoolDay(unsubscribedAt))}.`;
  }
  return isStopped ? "They have not asked for none." : "They get reminders now.";
};

/** What they themselves wish: nobody else may say so for them. */
const Wish = (parts: WishParts) => {
  const { one, typed } = parts;
  const declined = one.unsubscribedAt;
  if (declined === undefined && !mayUnsubscribe(one.audiences)) return null;
  const wish = declined === undefined ? "stop" : "again";
  return (
    <Checkboxes
      name="wish"
      fieldset={{
        legend: { text: "Do they want reminders?", classes: "govuk-fieldset__legend--s" },
      }}
      hint={{ text: wishWords(parts) }}
      values={typed.getAll("wish")}
      items={[
        {
          value: wish,
          text:
            wish === "stop"
              ? "They have told the school that they want no more reminders"
              : "They have told the school themselves that they want reminders again",
        },
      ]}
    />
  );
};

const News = ({ one }: { one: Stakeholder }) => (
  <NotificationBanner titleText="Changed meanwhile">
    <p class="govuk-notification-banner__heading">
      Somebody else changed this person. What you typed is still here, and nothing was saved.
    </p>
    <p class="govuk-body app-typed">
      In the list now: {one.name}, {one.email}, {groupsWords(one.audiences)},{" "}
      {languageWords(one.language)}
      {one.unsubscribedAt && ", asked for no more reminders"}.
    </p>
    <p class="govuk-body">If what you typed is right, save it again.</p>
  </NotificationBanner>
);

/** The form that adds somebody or changes what stands in the list. */
export function stakeholderPage(model: StakeholderPage): string {
  const { school, member, known, stopped, typed, faults } = model;
  const title = known ? "Change a person" : "Add a person";
  return officePage({
    school,
    member,
    title,
    current: "stakeholders",
    back: pathTo("stakeholders"),
    faults,
    news: known?.isNews && <News one={known.one} />,
    children: (
      <>
        {stopped && <Stopped {...stopped} />}
        <form
          method="post"
          action={known ? stakeholderStep("edit", known.who) : stakeholderStep("add")}
          novalidate
        >
          {known && <input type="hidden" name="seen" value={known.one.version} />}
          <Fields typed={typed} faults={faults} />
          {known && <Wish one={known.one} isStopped={stopped !== undefined} typed={typed} />}
          <Button preventDoubleClick>{known ? "Save the person" : "Add the person"}</Button>
        </form>
      </>
    ),
  });
}
