/** The pages of the form, in their order. */
export const steps = [
  "who",
  "kind",
  "about",
  "what",
  "when",
  "site",
  "people",
  "done",
  "reach",
  "check",
] as const;
export type Step = (typeof steps)[number];

/** One person as typed: every field is text, whatever its worth. */
export interface TypedPerson {
  readonly name: string;
  readonly relationship: string;
  readonly involvement: string;
  readonly roles: readonly string[];
}

/** What was typed and chosen so far, as it was: kept even when it is wrong, so that it can be shown again. */
export interface Answers {
  readonly relationship: string;
  readonly kind: string;
  readonly categories: readonly string[];
  readonly description: string;
  readonly place: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
  /** A short name of the site list, `other`, `none` or nothing yet. */
  readonly site: string;
  readonly siteOther: string;
  readonly link: string;
  readonly people: readonly TypedPerson[];
  readonly immediateAction: string;
  readonly toldInPerson: string;
  /** `yes`: gives a name or address; `no`: stays anonymous. */
  readonly reach: string;
  readonly name: string;
  readonly email: string;
}

export const nobody: TypedPerson = { name: "", relationship: "", involvement: "", roles: [] };

export const noAnswers: Answers = {
  relationship: "",
  kind: "",
  categories: [],
  description: "",
  place: "",
  day: "",
  month: "",
  year: "",
  time: "",
  site: "",
  siteOther: "",
  link: "",
  people: [],
  immediateAction: "",
  toldInPerson: "",
  reach: "",
  name: "",
  email: "",
};

/** Something wrong with an answer: on which page, at which control (its id), in words for its reader. */
export interface AnswerFault {
  readonly step: Step;
  readonly field: string;
  readonly words: string;
}

/** What every page of the form gets. */
export interface StepProps {
  readonly answers: Answers;
  readonly faults: readonly AnswerFault[];
}

/** The words of the first fault at a control, as components want them. */
export const faultAt = (faults: readonly AnswerFault[], field: string) => {
  const found = faults.find((one) => one.field === field);
  return found ? { text: found.words } : undefined;
};
