import { CsvError, parse } from "csv-parse/sync";
import type { FileLine } from "#shared/domain/reminders/plan-stakeholders.ts";
import { mostLines } from "#shared/domain/reminders/stakeholder-batch.ts";

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

/** What stands between the cells: whichever the first line has most of. */
function separatorOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const found = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return found.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ",";
}

/** An apostrophe that keeps a spreadsheet from computing is none of the text: our own files have it. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, "");

/** A record with the number of the line that it ends on in front. */
const numbered = (record: readonly string[], { lines }: { readonly lines: number }) => [
  String(lines),
  ...record,
];

/** One kind of line end, for the parser counts lines in a cell by each of its signs. */
const evenly = (text: string): string => text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");

/** Excel may say in a line of its own what stands between the cells. */
const hint = /^sep=.\n/i;

const options = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
  max_record_size: 20_000,
  // The heading, and one more than may be, to tell that there are more.
  to: mostLines + 2,
  on_record: numbered,
} as const;

function recordsOf(text: string): readonly (readonly string[])[] | { readonly words: string } {
  const told = evenly(text);
  const rows = told.replace(hint, "");
  const skipped = rows === told ? 0 : 1;
  try {
    return parse(rows, { ...options, delimiter: separatorOf(rows) })
      .filter(([, ...cells]) => cells.some((cell) => cell !== ""))
      .map(([line = "", ...cells]) => [String(Number(line) + skipped), ...cells]);
  } catch (fault) {
    if (fault instanceof CsvError) return { words: brokenWords(fault) };
    throw fault;
  }
}

const brokenWords = ({ code }: CsvError): string =>
  code === "CSV_QUOTE_NOT_CLOSED"
    ? "A quotation mark in the file is not closed, so it cannot be told where a cell ends"
    : "The file cannot be read as a table: save it as “CSV UTF-8” and try again";

/** One line of the file by its columns; a name may stand in two. */
function lineOf([line = "", ...cells]: readonly string[], columns: Columns): FileLine {
  const cellOf = (column: Column) => unguarded(cells[columns.get(column) ?? -1] ?? "");
  const name = columns.has("name") ? cellOf("name") : `${cellOf("first")} ${cellOf("last")}`;
  return {
    line: Number(line),
    name: name.trim(),
    email: cellOf("email"),
    audiences: cellOf("audiences"),
    language: cellOf("language"),
  };
}

/** What files of Excel itself begin with, the new ones and those of long ago. */
const workbooks = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0"];

const refuse = (words: string): ReadList => ({ ok: false, words });

/** The lines of a list of people as spreadsheets save it (CSV after RFC 4180, or by tab or semicolon). */
export function readStakeholderList(text: string): ReadList {
  if (Buffer.byteLength(text) > largestList) return refuse("The file must be smaller than 2 MB");
  if (workbooks.some((sign) => text.startsWith(sign))) {
    return refuse("This is a spreadsheet itself: open it and save it as “CSV UTF-8”");
  }
  const records = recordsOf(text);
  if ("words" in records) return refuse(records.words);
  const [heading, ...rest] = records;
  if (!heading) return refuse("There is nothing in the file");
  const columns = columnsOf(heading.slice(1));
  if (!columns.has("email")) {
    return refuse("The first line must name the columns, and one of them must be “Email”");
  }
  if (!["name", "first", "last"].some((column) => columns.has(column as Column))) {
    return refuse("The first line must name the columns, and one of them must be “Name”");
  }
  if (rest.length === 0) return refuse("There is nobody in the file below its first line");
  if (rest.length > mostLines) return refuse("The file must have at most 5,000 people");
  return { ok: true, lines: rest.map((record) => lineOf(record, columns)) };
}
