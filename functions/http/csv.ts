import { stringify } from "csv-stringify/sync";
import type { Answer } from "./answers.ts";

/**
 * What makes a spreadsheet take a cell for a formula: these signs, also in their full width. Behind
 * apostrophes they do no harm, and stand here so that one more is taken off again where one was put.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet computes: one that looks like a formula gets an apostrophe before it. */
export const safeCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text of a cell that `safeCell` made, or that a spreadsheet keeps from computing in the same way. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

/**
 * Lines of cells as a comma-separated file after RFC 4180, in UTF-8 with a byte order mark, without
 * which Excel takes it for another encoding. Every cell is quoted and safe to open.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(safeCell)),
    { bom: true, quoted: true, quoted_empty: true, record_delimiter: "windows" },
  );

/** Offers a file for saving. The name is plain: letters, digits, hyphens and dots. */
export const download = (body: string, name: string): Answer => ({
  statusCode: 200,
  headers: {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name.replaceAll(/[^\w.-]/g, "-")}"`,
    "cache-control": "no-store",
  },
  body,
});
