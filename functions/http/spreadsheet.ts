import { CsvError, parse } from "csv-parse/sync";

/** One line of a file: its number there, and its cells. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadTable =
  | { readonly ok: true; readonly heading: readonly string[]; readonly rows: readonly TableLine[] }
  | { readonly ok: false; readonly words: string };

export interface TableLimits {
  /** In bytes, and as it is told to people: `2 MB`. */
  readonly largest: number;
  readonly told: string;
  /** Rows below the heading: one more is read, to tell that there are more. */
  readonly mostRows: number;
}

/** What stands between the cells: whichever the first line has most of. */
function separatorOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const found = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return found.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ",";
}

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
  on_record: numbered,
} as const;

function linesOf(text: string, mostRows: number): readonly TableLine[] | { words: string } {
  const told = evenly(text);
  const rows = told.replace(hint, "");
  const skipped = rows === told ? 0 : 1;
  try {
    return parse(rows, { ...options, to: mostRows + 2, delimiter: separatorOf(rows) })
      .filter(([, ...cells]) => cells.some((cell) => cell !== ""))
      .map(([line = "", ...cells]) => ({ line: Number(line) + skipped, cells }));
  } catch (fault) {
    if (fault instanceof CsvError) return { words: brokenWords(fault) };
    throw fault;
  }
}

const brokenWords = ({ code }: CsvError): string =>
  code === "CSV_QUOTE_NOT_CLOSED"
    ? "A quotation mark in the file is not closed, so it cannot be told where a cell ends"
    : "The file cannot be read as a table: save it as “CSV UTF-8” and try again";

/** What files of Excel itself begin with, the new ones and those of long ago. */
const workbooks = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0"];

const refuse = (words: string): ReadTable => ({ ok: false, words });

/** A table as spreadsheets save it (CSV after RFC 4180, or by tab or semicolon), its first line apart. */
export function readTable(text: string, { largest, told, mostRows }: TableLimits): ReadTable {
  if (Buffer.byteLength(text) > largest) return refuse(`The file must be smaller than ${told}`);
  if (workbooks.some((sign) => text.startsWith(sign))) {
    return refuse("This is a spreadsheet itself: open it and save it as “CSV UTF-8”");
  }
  const lines = linesOf(text, mostRows);
  if ("words" in lines) return refuse(lines.words);
  const [heading, ...rows] = lines;
  return heading
    ? { ok: true, heading: heading.cells, rows }
    : refuse("There is nothing in the file");
}
