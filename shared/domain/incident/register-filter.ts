import * as z from "zod/mini";
import type { Day } from "../time.ts";
import type { RegisterLine } from "./incident.ts";
import { readReference } from "./reference.ts";
import { status } from "./status.ts";
import { category, kind, relationship } from "./vocabulary.ts";

/** What the register is narrowed to. Everything is optional; what is given must all hold. */
export interface RegisterFilter {
  readonly status?: z.infer<typeof status> | undefined;
  readonly kind?: z.infer<typeof kind> | undefined;
  readonly category?: z.infer<typeof category> | undefined;
  readonly relationship?: z.infer<typeof relationship> | undefined;
  /** The id of a person of the school's profile. */
  readonly owner?: string | undefined;
  /** A term or a school year, as `school-year.ts` writes it. */
  readonly period?: string | undefined;
  /** Only with an action that should have been done. */
  readonly overdue: boolean;
  /** Words of the title, or a reference. */
  readonly text: string;
  /** The order of the list, by when incidents were received. */
  readonly oldestFirst?: boolean | undefined;
}

/** The longest text that is searched for. */
const longestText = 80;

/** Cut between characters, never within one, so that an address carries it as it is. */
const short = (typed: string): string =>
  Array.from(typed.trim()).slice(0, longestText).join("").trim();

/** A filter out of the address of a page: what is not known is left out. */
export function readFilter(query: (name: string) => string): RegisterFilter {
  const one = <Schema extends z.core.$ZodType>(schema: Schema, name: string) =>
    z.safeParse(schema, query(name)).data;
  return {
    status: one(status, "status"),
    kind: one(kind, "kind"),
    category: one(category, "category"),
    relationship: one(relationship, "relationship"),
    owner: short(query("owner")) || undefined,
    period: short(query("period")) || undefined,
    overdue: query("overdue") === "yes",
    text: short(query("text")),
    oldestFirst: query("sort") === "oldest",
  };
}

/** The filter as the address of a page carries it; nothing that is not set. */
export const filterQuery = ({
  overdue,
  text,
  oldestFirst,
  ...rest
}: RegisterFilter): URLSearchParams =>
  new URLSearchParams(
    Object.entries({
      ...rest,
      text,
      overdue: overdue ? "yes" : "",
      sort: oldestFirst ? "oldest" : "",
    }).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );

/** True if less than everything is asked for; the order leaves nothing out. */
export const isFiltered = (filter: RegisterFilter): boolean =>
  filterQuery({ ...filter, oldestFirst: false }).size > 0;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);

/** Every word searched for begins a word of the title, or it is the reference. */
function isFound({ title = "", reference }: RegisterLine, text: string): boolean {
  if (text === "" || readReference(text) === reference) return true;
  const titled = wordsOf(title);
  const wanted = wordsOf(text).filter((word) => word !== "");
  return wanted.length > 0 && wanted.every((word) => titled.some((one) => one.startsWith(word)));
}

export const isOverdue = ({ actionsDue }: Pick<RegisterLine, "actionsDue">, today: Day): boolean =>
  actionsDue.some((due) => due < today);

/** True if a line is among what was asked for; the period is asked of the table instead. */
export function isAmong(line: RegisterLine, filter: RegisterFilter, today: Day): boolean {
  const { kind: kindWanted, category: about, relationship: who, owner, overdue, text } = filter;
  return (
    (filter.status === undefined || line.status === filter.status) &&
    (kindWanted === undefined || line.kind === kindWanted) &&
    (about === undefined || line.categories.includes(about)) &&
    (who === undefined || line.relationships.includes(who)) &&
    (owner === undefined || line.owner === owner) &&
    (!overdue || isOverdue(line, today)) &&
    isFound(line, text)
  );
}
