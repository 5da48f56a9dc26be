import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { isExcluded } from "#shared/domain/incident/access.ts";
import { categoryWords, kindWords } from "#shared/domain/incident/vocabulary.ts";
import { longestWork, severityWords } from "#shared/domain/incident/work.ts";
import { knownSites } from "#shared/domain/sites/known-sites.ts";
import { faultOf } from "../fault-summary.tsx";
import { choicesOf } from "../report/first-steps.tsx";
import { type ChangeForm, peopleItems } from "./typed-fields.ts";

const bold = (text: string) => ({ legend: { text, classes: "govuk-fieldset__legend--m" } });

/** Triage, and the correction of what triage said: what the reporter told stays beside it. */
export const DetailsForm = ({ school, incident, typed, faults }: ChangeForm) => (
  <>
    <Input
      name="title"
      label={{ text: "Short title, without names", classes: "govuk-label--m" }}
      hint={{ text: `Shown in the register. At most ${longestWork.title} characters.` }}
      autocomplete="off"
      value={typed.one("title")}
      errorMessage={faultOf(faults, "title")}
    />
    <Radios
      name="kind"
      fieldset={bold("What kind of thing is it?")}
      hint={{ text: `The reporter said: ${kindWords[incident.told.kind]}.` }}
      items={choicesOf(kindWords)}
      value={typed.one("kind")}
      errorMessage={faultOf(faults, "kind")}
    />
    <Checkboxes
      name="categories"
      fieldset={bold("What was it about?")}
      hint={{
        text: `One to five. The reporter said: ${incident.told.categories.map((one) => categoryWords[one]).join("; ")}.`,
      }}
      items={choicesOf(categoryWords)}
      values={typed.all("categories")}
      errorMessage={faultOf(faults, "categories")}
    />
    <Radios
      name="severity"
      fieldset={bold("How grave is it?")}
      hint={{ text: "A first judgement. The risk is assessed separately." }}
      items={choicesOf(severityWords)}
      value={typed.one("severity")}
      errorMessage={faultOf(faults, "severity")}
    />
    <Input
      name="site"
      label={{ text: "Site, app or game (optional)", classes: "govuk-label--m" }}
      autocomplete="off"
      attributes={{ list: "known-sites" }}
      value={typed.one("site")}
      errorMessage={faultOf(faults, "site")}
    />
    <datalist id="known-sites" data-more={pathTo("sitesJson")}>
      {Object.values(knownSites).map((name) => (
        <option value={name} />
      ))}
    </datalist>
    <Select
      name="owner"
      label={{ text: "Who sees to it? (optional)", classes: "govuk-label--m" }}
      items={[
        { value: "", text: "Nobody yet" },
        ...peopleItems(school, (person) => isExcluded(person, incident.excluded)),
      ]}
      value={typed.one("owner")}
      errorMessage={faultOf(faults, "owner")}
    />
  </>
);
