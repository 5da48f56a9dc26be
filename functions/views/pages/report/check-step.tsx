import type { ComponentChildren } from "preact";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import {
  categoryWords,
  involvementWords,
  kindWords,
  placeWords,
  relationshipWords,
} from "#shared/domain/incident/vocabulary.ts";
import { roleWords } from "#shared/domain/school/role.ts";
import { siteName } from "#shared/domain/sites/known-sites.ts";
import { day, dayInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import { type Answers, nobody, type Step, type StepProps, type TypedPerson } from "./answers.ts";

const wordsFor = (words: Readonly<Record<string, string>>, value: string): string =>
  words[value] ?? "";

function dateWords({ day: typed, month, year }: Answers): string {
  const read = day.safeParse(
    `${year.trim()}-${month.trim().padStart(2, "0")}-${typed.trim().padStart(2, "0")}`,
  );
  return read.success ? dayInWords(read.data) : [typed, month, year].join(" ").trim();
}

const siteWords = ({ site, siteOther }: Answers): string =>
  site === "other" ? siteOther : site === "none" ? "None, or not known" : site && siteName(site);

const PersonWords = ({ person }: { person: TypedPerson }) => (
  <>
    <Typed text={person.name || "Name not known"} />
    <br />
    {wordsFor(relationshipWords, person.relationship)}
    <br />
    {wordsFor(involvementWords, person.involvement)}
    {person.roles.length > 0 && (
      <>
        <br />
        {person.roles.map((held) => wordsFor(roleWords, held)).join(", ")}
      </>
    )}
  </>
);

const isNamed = (person: TypedPerson) => JSON.stringify(person) !== JSON.stringify(nobody);

const PeopleWords = ({ people }: Answers) => {
  const named = people.filter(isNamed);
  if (named.length === 0) return <>Nobody named</>;
  return (
    <ul class="govuk-list">
      {named.map((person) => (
        <li>
          <PersonWords person={person} />
        </li>
      ))}
    </ul>
  );
};

interface Line {
  readonly step: Step;
  readonly key: string;
  readonly value: ComponentChildren;
}

const toldWords = { yes: "Yes", no: "No" };

const linesOf = (answers: Answers): readonly Line[] => [
  { step: "who", key: "You are", value: wordsFor(relationshipWords, answers.relationship) },
  { step: "kind", key: "Kind", value: wordsFor(kindWords, answers.kind) },
  {
    step: "about",
    key: "About",
    value: (
      <ul class="govuk-list">
        {answers.categories.map((one) => (
          <li>{wordsFor(categoryWords, one)}</li>
        ))}
      </ul>
    ),
  },
  { step: "what", key: "What happened", value: <Typed text={answers.description} /> },
  { step: "when", key: "Where", value: wordsFor(placeWords, answers.place) },
  {
    step: "when",
    key: "When",
    value: [dateWords(answers), answers.time].filter(Boolean).join(" at "),
  },
  { step: "site", key: "Site, app or game", value: <Typed text={siteWords(answers)} /> },
  { step: "site", key: "Web address", value: <Typed text={answers.link || "None given"} /> },
  { step: "people", key: "Who was involved", value: <PeopleWords {...answers} /> },
  {
    step: "done",
    key: "Done already",
    value: <Typed text={answers.immediateAction || "Nothing said"} />,
  },
  {
    step: "done",
    key: "Told someone in person",
    value: wordsFor(toldWords, answers.toldInPerson) || "Not said",
  },
  {
    step: "reach",
    key: "Your name",
    value:
      answers.reach === "no" ? (
        "You stay anonymous"
      ) : (
        <Typed text={[answers.name, answers.email].filter(Boolean).join("\n")} />
      ),
  },
];

export const CheckStep = ({ answers, faults }: StepProps) => {
  const lines = linesOf(answers);
  /** A fault's link leads to the first change button of its page. */
  const isFirstOf = (step: Step, place: number) =>
    lines.findIndex((line) => line.step === step) === place;
  return (
    <>
      <h1 class="govuk-heading-l">Check your answers</h1>
      <SummaryList
        rows={lines.map(({ step, key, value }, place) => ({
          key: { text: key },
          value: { text: value },
          classes: faults.some((fault) => fault.step === step)
            ? "app-summary-row--error"
            : undefined,
          actions: {
            items: [
              {
                name: "go",
                value: `to:${step}`,
                text: "Change",
                visuallyHiddenText: key.toLowerCase(),
                ...(isFirstOf(step, place) && { attributes: { id: `to-${step}` } }),
              },
            ],
          },
        }))}
      />
      <h2 class="govuk-heading-m">Send your report</h2>
      <p class="govuk-body">
        What you send goes into the school’s register. It cannot be taken back, and it is never
        silently thrown away.
      </p>
    </>
  );
};
