import * as z from "zod/mini";
import { done, type Outcome, refused } from "./outcome.ts";
import { text } from "./text.ts";
import { day } from "./time.ts";

/** A field of a form that is wrong: the control's name, and what to do about it. */
export interface InputFault {
  readonly field: string;
  readonly words: string;
}

/** What a form posts: fields by name, lists where a field may be ticked often. */
export type RawInput = Readonly<Record<string, unknown>>;

/** A schema whose every complaint is this sentence. */
export const saying = <Schema extends z.core.$ZodType>(schema: Schema, words: string) =>
  z.pipe(
    z.unknown().check((check) => {
      if (!z.safeParse(schema, check.value).success) {
        check.issues.push({ code: "custom", message: words, input: check.value });
      }
    }),
    schema,
  );

/** A field that may be left empty. */
export const optional = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.pipe(
    z.transform((value: unknown) => (value === "" ? undefined : value)),
    z.optional(schema),
  );

export const number = (words: string) =>
  saying(z.pipe(z.pipe(z.string(), z.transform(Number)), z.int().check(z.positive())), words);

const upTo = (longest: number) => `${longest.toLocaleString("en-GB")} characters or fewer`;
export const words = (what: string, longest: number) =>
  saying(text({ longest }), `${what}, in ${upTo(longest)}`);
export const maybe = (what: string, longest: number) => optional(words(what, longest));
export const realDay = (what: string) =>
  saying(day, `Enter ${what} as a real date, like 22 11 2026`);

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Complaints as faults, the first of each field. */
export function inputFaults(issues: readonly Issue[]): readonly InputFault[] {
  const faults = issues.map(({ path, message }) => ({
    field: String(path[0] ?? ""),
    words: message,
  }));
  return faults.filter(({ field }, at) => faults.findIndex((f) => f.field === field) === at);
}

/** What was posted as its schema reads it, or everything wrong with it by field. */
export function readSaid<Schema extends z.core.$ZodType>(
  schema: Schema,
  raw: RawInput,
): Outcome<z.output<Schema>, readonly InputFault[]> {
  const read = z.safeParse(schema, raw);
  return read.success ? done(read.data) : refused(inputFaults(read.error.issues));
}
