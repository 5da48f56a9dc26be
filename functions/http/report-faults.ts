import type { AnswerFault, Answers, Step } from "#functions/views/pages/report/answers.ts";
import { longest, readSubmission } from "#shared/domain/incident/submission.ts";
import type { Instant } from "#shared/domain/time.ts";
import { peoplePlaces, toldBy } from "./report-answers.ts";

/** Where a fault of the submission is shown, and what it says to the person who can mend it. */
interface Place {
  readonly at: RegExp;
  readonly step: Step;
  /** The id of the control; `$1` is the person's place. */
  readonly field: string;
  readonly words: (answers: Answers, detail: string) => string;
}

const cannotBeStored = (detail: string) =>
  detail.startsWith("has characters")
    ? "There are characters in this text that cannot be saved. Delete it and type it again"
    : undefined;

const tooLong = (what: string, limit: number) => (_: Answers, detail: string) =>
  cannotBeStored(detail) ?? `${what} must be ${limit.toLocaleString("en-GB")} characters or fewer`;

function dateWords({ day, month, year }: Answers, detail: string): string {
  if ([day, month, year].every((typed) => typed.trim() === "")) {
    return "Enter the date it happened. If you are not sure, enter the date you noticed it";
  }
  if (detail.includes("future")) return "The date must be today or in the past";
  if (detail.includes("long ago")) return "Check the year of the date: it is too long ago";
  return "Enter a real date, with a day, a month and a year, like 22 11 2026";
}

const whoseWords = "Choose how this person stands to the school, or remove them";

const places: readonly Place[] = [
  {
    at: /^\/reporter\/relationship$/,
    step: "who",
    field: "relationship",
    words: () => "Choose who you are",
  },
  { at: /^\/kind$/, step: "kind", field: "kind", words: () => "Choose what kind of thing it is" },
  {
    at: /^\/categories/,
    step: "about",
    field: "categories",
    words: ({ categories }) =>
      categories.length > 5
        ? "Choose up to five: those that matter most"
        : "Choose what it was about",
  },
  {
    at: /^\/description$/,
    step: "what",
    field: "description",
    words: ({ description }, detail) =>
      cannotBeStored(detail) ??
      (detail.includes("category is other")
        ? "You chose “something else”: say in at least 20 characters what it was"
        : description.trim() === ""
          ? "Tell us what happened"
          : "What happened must be 10,000 characters or fewer"),
  },
  { at: /^\/place$/, step: "when", field: "place", words: () => "Choose where it happened" },
  { at: /^\/occurredOn$/, step: "when", field: "occurredOn-day", words: dateWords },
  {
    at: /^\/occurredAt$/,
    step: "when",
    field: "time",
    words: () => "Enter a time like 14:30, or leave it empty",
  },
  { at: /^\/site$/, step: "site", field: "site", words: () => "Choose a site from the list" },
  {
    at: /^\/siteOther$/,
    step: "site",
    field: "siteOther",
    words: ({ siteOther }, detail) =>
      siteOther.trim() === ""
        ? "Enter the name of the site, app or game"
        : tooLong("The name of the site", longest.siteOther)({} as Answers, detail),
  },
  {
    at: /^\/link$/,
    step: "site",
    field: "link",
    words: () => "Enter a web address that begins with https:// or http://, or leave it empty",
  },
  {
    at: /^\/people\/(\d+)\/name$/,
    step: "people",
    field: "people-$1-name",
    words: tooLong("A name", longest.name),
  },
  {
    at: /^\/people\/(\d+)\/relationship$/,
    step: "people",
    field: "people-$1-relationship",
    words: () => whoseWords,
  },
  {
    at: /^\/people\/(\d+)\/involvement$/,
    step: "people",
    field: "people-$1-involvement",
    words: () => "Choose what this person had to do with it, or remove them",
  },
  {
    at: /^\/people\/(\d+)/,
    step: "people",
    field: "people-$1-roles",
    words: () => "Choose jobs from the list",
  },
  {
    at: /^\/people$/,
    step: "people",
    field: "people-0-name",
    words: () =>
      `You can name up to ${longest.people} people. Tell us of the others in what happened`,
  },
  {
    at: /^\/immediateAction$/,
    step: "done",
    field: "immediateAction",
    words: tooLong("What has been done", longest.immediateAction),
  },
  {
    at: /^\/reporter\/anonymous$/,
    step: "reach",
    field: "reach",
    words: () => "Choose whether to give your name",
  },
  {
    at: /^\/reporter\/name$/,
    step: "reach",
    field: "name",
    words: tooLong("Your name", longest.name),
  },
  {
    at: /^\/reporter\/email$/,
    step: "reach",
    field: "email",
    words: () => "Enter an email address like name@example.org, or leave it empty",
  },
];

/** Whoever says that they give their name must give something. */
const unreachable = ({ reach, name, email }: Answers): readonly AnswerFault[] =>
  reach === "yes" && name.trim() === "" && email.trim() === ""
    ? [
        {
          step: "reach",
          field: "name",
          words: "Enter your name or your email address, or choose to stay anonymous",
        },
      ]
    : [];

/** Everything wrong with the answers, in the order of the pages: the rules of the submission, in words. */
export function faultsOf(answers: Answers, at: Instant): readonly AnswerFault[] {
  const read = readSubmission(toldBy(answers), at);
  const told = peoplePlaces(answers);
  const faults = (read.ok ? [] : read.refused).flatMap(({ pointer, detail }) => {
    const place = places.find((one) => one.at.test(pointer));
    if (!place) return [];
    const person = place.at.exec(pointer)?.[1];
    // The submission numbers the people who were filled in; the page numbers all of them.
    const number = String(person === undefined ? 0 : told[Number(person)]);
    return [
      {
        step: place.step,
        field: place.field.replace("$1", number),
        words: place.words(answers, detail),
      },
    ];
  });
  const all = [...faults, ...unreachable(answers)];
  return all.filter(({ field }, index) => all.findIndex((one) => one.field === field) === index);
}
