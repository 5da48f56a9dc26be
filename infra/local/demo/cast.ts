import { mayMean, nameKey } from "#shared/domain/school/names.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Chance } from "./chance.ts";
import type { CastRole } from "./story.ts";

const firstNames = [
  "Megan Sofia Tariq Natalie Gareth Priya Kwame Leanne Piotr Yasmin Callum Ines Rachel Devon",
  "Mei Stacey Omar Bridget Luca Shanice Aled Renata Vikram Tasha Niamh Soren Halima Craig",
].flatMap((line) => line.split(" "));
const familyNames = [
  "Harlow Okafor Bains Novak Whitfield Begum Trent Silva Mbeki Pryce Kaur Donnelly Ashdown",
  "Yilmaz Fenwick Adeyemi Castle Rowntree Hussain Vance Mistry Oduya Kelleher Lindsay Zielinski",
].flatMap((line) => line.split(" "));
const children =
  "Nia Oscar Zara Teddy Ayaan Poppy Kofi Lily-Mae Hugo Sana Rory Elif Maisie Idris".split(" ");

const rooms = ["Ladybird room", "Hedgehog room", "Squirrel room", "Bumblebee room"];
const groups = ["“Ladybird mums and dads”", "“Nursery gate”", "“September starters”"];
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday"];

/** What the names in a text stand for, in this one report. */
export type Cast = Readonly<Record<CastRole | "room" | "group" | "weekday", string>>;

/** So many invented people, none of whom is of the school, and no two of one name. */
export function inventedPeople(
  { people }: Pick<SchoolProfile, "people">,
  count: number,
): readonly string[] {
  const all = familyNames.flatMap((family, place) =>
    firstNames.map((_, step) => `${firstNames[(place + step) % firstNames.length]} ${family}`),
  );
  const isFree = (name: string) => !people.some((one) => mayMean(nameKey(name), nameKey(one.name)));
  // Every seventh, so that families of one name do not stand together.
  const mixed = all.map((_, place) => all[(place * 29) % all.length] ?? "");
  return mixed.filter(isFree).slice(0, count);
}

/** Invented people, none of whom could be taken for one of the school. */
export function castFor({ people }: Pick<SchoolProfile, "people">, chance: Chance): Cast {
  const isFree = (name: string) => !people.some((one) => mayMean(nameKey(name), nameKey(one.name)));
  const taken = new Set<string>();
  const somebody = (): string => {
    const name = `${chance.pick(firstNames)} ${chance.pick(familyNames)}`;
    if (taken.has(name) || !isFree(name)) return somebody();
    taken.add(name);
    return name;
  };
  const [, family = ""] = somebody().split(" ");
  return {
    parent: `${chance.pick(firstNames.filter(isFree))} ${family}`,
    child: `${chance.pick(children)} ${family.charAt(0)}`,
    other: somebody(),
    colleague: somebody(),
    governor: somebody(),
    visitor: somebody(),
    room: chance.pick(rooms),
    group: chance.pick(groups),
    weekday: chance.pick(weekdays),
  };
}

/** The text with the names of this cast in it. */
export const told = (text: string, cast: Cast): string =>
  text.replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => Object.entries(cast).find(([role]) => role === name)?.[1] ?? whole,
  );
