import { DateInput } from "#functions/views/components/date-input.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { placeWords } from "#shared/domain/incident/vocabulary.ts";
import { commonSites, knownSites, siteName } from "#shared/domain/sites/known-sites.ts";
import { faultAt, type StepProps } from "./answers.ts";
import { asHeading, choicesOf } from "./first-steps.tsx";

const bold = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--m" } });

export const WhenStep = ({ answers, faults }: StepProps) => (
  <>
    <h1 class="govuk-heading-l">Where and when did it happen?</h1>
    <Radios
      name="place"
      fieldset={bold("Where did it happen?")}
      items={choicesOf(placeWords)}
      value={answers.place}
      errorMessage={faultAt(faults, "place")}
    />
    <DateInput
      id="occurredOn"
      fieldset={bold("Which day was it?")}
      hint={{ text: "For example, 22 11 2026. If you do not know, the day you noticed it." }}
      values={{ day: answers.day, month: answers.month, year: answers.year }}
      errorMessage={faultAt(faults, "occurredOn-day")}
    />
    <Input
      name="time"
      type="time"
      label={{ text: "What time was it? (optional)", classes: "govuk-label--m" }}
      classes="govuk-input--width-5"
      value={answers.time}
      errorMessage={faultAt(faults, "time")}
    />
  </>
);

const OtherSite = ({ answers, faults }: StepProps) => (
  <>
    <Input
      name="siteOther"
      label={{ text: "Name of the site, app or game" }}
      value={answers.siteOther}
      autocomplete="off"
      attributes={{ list: "known-sites" }}
      errorMessage={faultAt(faults, "siteOther")}
    />
    <datalist id="known-sites" data-more={pathTo("sitesJson")}>
      {Object.values(knownSites).map((name) => (
        <option value={name} />
      ))}
    </datalist>
  </>
);

export const SiteStep = (props: StepProps) => (
  <>
    <Radios
      name="site"
      fieldset={asHeading("Which site, app or game was it on?")}
      items={[
        ...commonSites.map((site) => ({ value: site, text: siteName(site) })),
        { value: "other", text: "Another one", conditional: <OtherSite {...props} /> },
        { divider: "or" },
        { value: "none", text: "None, or I do not know" },
      ]}
      value={props.answers.site}
      errorMessage={faultAt(props.faults, "site")}
    />
    <Input
      name="link"
      type="text"
      inputmode="url"
      autocomplete="off"
      spellcheck={false}
      label={{ text: "Web address of the post or page (optional)", classes: "govuk-label--m" }}
      hint={{
        text: "Copy it from the top of the browser. Nobody will open it without care. Do not send pictures.",
      }}
      value={props.answers.link}
      errorMessage={faultAt(props.faults, "link")}
    />
  </>
);

export const DoneStep = ({ answers, faults }: StepProps) => (
  <>
    <h1 class="govuk-heading-l">What has been done already?</h1>
    <Textarea
      name="immediateAction"
      label={{ text: "What has been done so far? (optional)", classes: "govuk-label--m" }}
      hint={{ text: "For example: the post was taken down, the parent was spoken to." }}
      value={answers.immediateAction}
      errorMessage={faultAt(faults, "immediateAction")}
    />
    <Radios
      name="toldInPerson"
      classes="govuk-radios--inline"
      fieldset={bold("Have you told the headteacher or the safeguarding lead in person?")}
      hint={{ text: "If a child may be at risk, tell one of them now as well." }}
      items={[
        { value: "yes", text: "Yes" },
        { value: "no", text: "No" },
      ]}
      value={answers.toldInPerson}
    />
  </>
);

const YourName = ({ answers, faults }: StepProps) => (
  <>
    <Input
      name="name"
      autocomplete="name"
      spellcheck={false}
      label={{ text: "Your name" }}
      value={answers.name}
      errorMessage={faultAt(faults, "name")}
    />
    <Input
      name="email"
      type="email"
      autocomplete="email"
      spellcheck={false}
      label={{ text: "Your email address" }}
      value={answers.email}
      errorMessage={faultAt(faults, "email")}
    />
  </>
);

export const ReachStep = (props: StepProps) => (
  <Radios
    name="reach"
    fieldset={asHeading("Do you want to give your name?")}
    hint={{
      text: "Either way you get a number with which you can see what became of your report.",
    }}
    items={[
      {
        value: "yes",
        text: "Yes",
        hint: { text: "Only the people who deal with the report will see it." },
        conditional: <YourName {...props} />,
      },
      {
        value: "no",
        text: "No, I want to stay anonymous",
        hint: { text: "The school cannot ask you anything unless you look in with your number." },
      },
    ]}
    value={props.answers.reach}
    errorMessage={faultAt(props.faults, "reach")}
  />
);
