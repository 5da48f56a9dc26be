import { Button } from "#functions/views/components/button.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { Fieldset } from "#functions/views/components/fieldset.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { longest } from "#shared/domain/incident/submission.ts";
import { involvementWords, relationshipWords } from "#shared/domain/incident/vocabulary.ts";
import { roleWords } from "#shared/domain/school/role.ts";
import { faultAt, nobody, type StepProps, type TypedPerson } from "./answers.ts";
import { choicesOf } from "./first-steps.tsx";

interface PersonProps extends Pick<StepProps, "faults"> {
  readonly person: TypedPerson;
  readonly place: number;
  readonly isOnly: boolean;
}

const Jobs = ({ person, place, faults }: PersonProps) => {
  const name = `people-${place}-roles`;
  return (
    <Details
      summaryText="If they work at the school or are a governor"
      open={person.roles.length > 0 || faultAt(faults, name) !== undefined}
    >
      <Checkboxes
        name={name}
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: "Do they hold one of these posts?" } }}
        hint={{ text: "Whoever you choose will not be told of this report and cannot read it." }}
        items={choicesOf(roleWords)}
        values={person.roles}
        errorMessage={faultAt(faults, name)}
      />
    </Details>
  );
};

const Person = (props: PersonProps) => {
  const { person, place, faults, isOnly } = props;
  const field = (name: string) => `people-${place}-${name}`;
  return (
    <Fieldset
      classes="app-person"
      legend={{ text: `Person ${place + 1}`, classes: "govuk-fieldset__legend--m" }}
    >
      <Input
        name={field("name")}
        label={{ text: "Name (optional)" }}
        autocomplete="off"
        spellcheck={false}
        value={person.name}
        errorMessage={faultAt(faults, field("name"))}
      />
      <Select
        name={field("relationship")}
        label={{ text: "How they stand to the school" }}
        items={[{ value: "", text: "Choose" }, ...choicesOf(relationshipWords)]}
        value={person.relationship}
        errorMessage={faultAt(faults, field("relationship"))}
      />
      <Radios
        name={field("involvement")}
        fieldset={{ legend: { text: "What they had to do with it" } }}
        items={choicesOf(involvementWords)}
        value={person.involvement}
        errorMessage={faultAt(faults, field("involvement"))}
      />
      <Jobs {...props} />
      {!isOnly && (
        <Button name="go" value={`remove-person:${place}`} classes="govuk-button--secondary">
          Remove <span class="govuk-visually-hidden">person {place + 1}</span>
        </Button>
      )}
    </Fieldset>
  );
};

export const PeopleStep = ({ answers, faults }: StepProps) => {
  const people = answers.people.length > 0 ? answers.people : [nobody];
  return (
    <>
      <h1 class="govuk-heading-l">Who was involved?</h1>
      <p class="govuk-body">
        Leave this empty if you do not know. Anyone you name, whatever their part in it, will not be
        told of this report and cannot read it.
      </p>
      {people.map((person, place) => (
        <Person person={person} place={place} faults={faults} isOnly={people.length === 1} />
      ))}
      {people.length < longest.people && (
        <Button name="go" value="add-person" classes="govuk-button--secondary">
          Add another person
        </Button>
      )}
    </>
  );
};
