import { languageFrom } from "./language-names.ts";
import { type Audience, audiences, mostStakeholders, type Stakeholder } from "./stakeholder.ts";
import {
  isAsWanted,
  type WantedStakeholder,
  wantedFaults,
  wantedStakeholder,
} from "./wanted-stakeholder.ts";

/** A line of a file, as it was written; what its file has no column for is empty. */
export interface FileLine {
  /** Where it stands in the file, counted from 1, the heading too. */
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly audiences: string;
  readonly language: string;
}

/** What would become of one line of a file. */
export type PlannedLine =
  | {
      readonly fate: "added" | "unchanged";
      readonly told: FileLine;
      readonly wanted: WantedStakeholder;
    }
  | {
      readonly fate: "changed";
      readonly told: FileLine;
      readonly wanted: WantedStakeholder;
      /** As it stands in the list now. */
      readonly before: Stakeholder;
    }
  | { readonly fate: "refused"; readonly told: FileLine; readonly reasons: readonly string[] };

/** How people and school information systems write the groups, without blanks and marks. */
const audienceNames: Readonly<Record<Audience, readonly string[]>> = {
  staff: [
    "staff",
    "stafflist",
    "staffmember",
    "supportstaff",
    "headteacher",
    "teacher",
    "teachers",
    "teachingassistant",
    "employee",
    "employees",
  ],
  governors: ["governor", "governors", "governingbody", "governingboard"],
  volunteers: ["volunteer", "volunteers", "helper", "helpers"],
  "parents-carers": [
    "parent",
    "parents",
    "carer",
    "carers",
    "parentcarer",
    "parentscarers",
    "parentsandcarers",
    "parentandcarer",
    "parentorcarer",
    "guardian",
    "guardians",
    "legalguardian",
    "mother",
    "father",
    "mum",
    "dad",
    "stepmother",
    "stepfather",
    "stepparent",
    "fosterparent",
    "fostercarer",
    "grandmother",
    "grandfather",
    "grandparent",
    "family",
    "families",
  ],
};

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, "");

export const audienceFrom = (written: string): Audience | undefined => {
  const name = letters(written);
  return (Object.keys(audienceNames) as Audience[]).find((one) =>
    audienceNames[one].includes(name),
  );
};

/** Several stand in one cell behind each other: `Staff; Governors`. */
const wordsIn = (cell: string): readonly string[] =>
  cell
    .split(/[;,|]/)
    .map((word) => word.trim())
    .filter(Boolean);

interface Known {
  readonly list: ReadonlyMap<string, Stakeholder>;
  /** Whom the file's people are to the school, where it does not say. */
  readonly otherwise: Audience | undefined;
}

const addressOf = (email: string): string => email.trim().toLowerCase();

/** What a line asks for, and each reason why it cannot be had. */
function readLine(told: FileLine, { list, otherwise }: Known) {
  const words = wordsIn(told.audiences);
  const strange = words.filter((word) => audienceFrom(word) === undefined);
  const before = list.get(addressOf(told.email));
  const spoken =
    told.language.trim() === "" ? (before?.language ?? "en") : languageFrom(told.language);
  const known = words.flatMap((word) => audienceFrom(word) ?? []);
  const asked = {
    name: told.name,
    email: told.email,
    audiences: words.length === 0 && otherwise !== undefined ? [otherwise] : known,
    language: spoken ?? "en",
  };
  const reasons = [
    ...wantedFaults(asked)
      .filter(({ field }) => field !== "audiences" || strange.length === 0)
      .map(({ words: why }) => (why === "Choose at least one group" ? noGroup : why)),
    ...strange.map((word) => `“${word.slice(0, 40)}” is no group: write ${groups}`),
    ...(spoken === undefined ? [`The language “${told.language.slice(0, 40)}” is not known`] : []),
  ];
  const read = wantedStakeholder.safeParse(asked).data;
  return { wanted: read && withGroupsOf(before, read), before, reasons };
}

/** Who works at the school and has a child in it stands in two files: neither takes them out of a group. */
const withGroupsOf = (before: Stakeholder | undefined, wanted: WantedStakeholder) => ({
  ...wanted,
  audiences: audiences.filter(
    (one) => wanted.audiences.includes(one) || before?.audiences.includes(one),
  ),
});

const groups = "staff, governors, volunteers or parents";
const noGroup = `It does not say who this person is: write ${groups}`;

/** What a file would change, line by line: of an address that comes twice, the first line counts. */
export function planStakeholders(lines: readonly FileLine[], known: Known): readonly PlannedLine[] {
  const seen = new Map<string, number>();
  let size = known.list.size;
  return lines.map((told): PlannedLine => {
    const { wanted, before, reasons } = readLine(told, known);
    const refuse = (...why: readonly string[]): PlannedLine => ({
      fate: "refused",
      told,
      reasons: why,
    });
    if (!wanted || reasons.length > 0) return refuse(...reasons);
    const first = seen.get(wanted.email);
    if (first !== undefined) return refuse(`Line ${first} has the same address`);
    seen.set(wanted.email, told.line);
    if (before) {
      return isAsWanted(before, wanted)
        ? { fate: "unchanged", told, wanted }
        : { fate: "changed", told, wanted, before };
    }
    if (size >= mostStakeholders) return refuse("The list is full: it holds 10,000 people");
    size += 1;
    return { fate: "added", told, wanted };
  });
}
