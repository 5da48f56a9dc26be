import type { FileLine } from "#shared/domain/reminders/plan-stakeholders.ts";
import { mostLines } from "#shared/domain/reminders/stakeholder-batch.ts";
import { unguarded } from "./csv.ts";
import { readTable, type TableLine } from "./spreadsheet.ts";

/** In bytes. 5,000 people have about 300 kB. */
export const largestList = 2 * 1024 * 1024;

export type ReadList =
  | { readonly ok: true; readonly lines: readonly FileLine[] }
  | { readonly ok: false; readonly words: string };

type Column = "name" | "first" | "last" | "email" | "audiences" | "language";

/** Headings as programs write them, in small letters without blanks and marks. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  name: ["name", "fullname", "contactname", "displayname", "parentname", "person"],
  first: ["firstname", "forename", "givenname", "first"],
  last: ["lastname", "surname", "familyname", "last"],
  email: ["email", "emailaddress", "mail", "emails", "contactemail", "parentemail", "address"],
  audiences: [
    "audience",
    "audiences",
    "group",
    "groups",
    "groupaudience",
    "relationship",
    "role",
    "type",
  ],
  language: ["language", "languages", "homelanguage", "firstlanguage", "preferredlanguage"],
};

type Columns = ReadonlyMap<Column, number>;

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, "");

/** Which cell holds what, by the first line; the first of two columns of one name counts. */
function columnsOf(cells: readonly string[]): Columns {
  const named = Object.entries(headings).flatMap(([column, names]): [Column, number][] => {
    const place = names
      .map((name) => cells.findIndex((cell) => letters(cell) === name))
      .find((found) => found >= 0);
    return place === undefined ? [] : [[column as Column, place]];
  });
  return new Map(named);
}

/** One line of the file by its columns; a name may stand in two. */
function lineOf({ line, cells }: TableLine, columns: Columns): FileLine {
  const cellOf = (column: Column) => unguarded(cells[columns.get(column) ?? -1] ?? "");
  const name = columns.has("name") ? cellOf("name") : `${cellOf("first")} ${cellOf("last")}`;
  return {
    line,
    name: name.trim(),
    email: cellOf("email"),
    audiences: cellOf("audiences"),
    language: cellOf("language"),
  };
}

const refuse = (words: string): ReadList => ({ ok: false, words });

const limits = { largest: largestList, told: "2 MB", mostRows: mostLines };

/** The lines of a list of people as spreadsheets save it. */
export function readStakeholderList(text: string): ReadList {
  const table = readTable(text, limits);
  if (!table.ok) return table;
  const { heading, rows } = table;
  const columns = columnsOf(heading);
  if (!columns.has("email")) {
    return refuse("The first line must name the columns, and one of them must be “Email”");
  }
  if (!["name", "first", "last"].some((column) => columns.has(column as Column))) {
    return refuse("The first line must name the columns, and one of them must be “Name”");
  }
  if (rows.length === 0) return refuse("There is nobody in the file below its first line");
  if (rows.length > mostLines) return refuse("The file must have at most 5,000 people");
  return { ok: true, lines: rows.map((record) => lineOf(record, columns)) };
}
