import { readFileSync } from "node:fs";
import type * as z from "zod/mini";
import { profileFaults, type SchoolProfile, schoolProfile } from "#shared/domain/school/profile.ts";

/** A profile, or every fault: sentences that begin with the name of the field or of the file. */
export type SchoolReading =
  | { readonly ok: true; readonly profile: SchoolProfile }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads and checks the school profile in `file` (JSON, a `schoolProfile`). Never throws. */
export function readSchool(file: string): SchoolReading {
  const content = readJson(file);
  if ("fault" in content) return { ok: false, faults: [content.fault] };

  const parsed = schoolProfile.safeParse(content.json);
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error.issues, content.json) };

  const faults = profileFaults(parsed.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, profile: parsed.data };
}

/** The profile in `file`, or an error that lists every fault, a line each. */
export function requireSchool(file: string): SchoolProfile {
  const reading = readSchool(file);
  if (reading.ok) return reading.profile;
  throw new Error(["The school profile cannot be used:", ...reading.faults].join("\n  "));
}

function readJson(file: string): { readonly json: unknown } | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    return { fault: `${file}: ${isMissing(cause) ? "there is no such file" : "cannot be read"}` };
  }
  try {
    return { json: JSON.parse(text) };
  } catch (cause) {
    return {
      fault: `${file}: is not JSON (${cause instanceof Error ? cause.message : "malformed"})`,
    };
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "ENOENT";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const faultsOf = (issues: readonly Issue[], json: unknown): readonly string[] =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `${fieldName([...issue.path, key])}: is not a field of a profile`)
      : [`${fieldName(issue.path)}: ${wordsFor(issue, json)}`],
  );

/** The schema has words of its own for what people get wrong; the rest is said here. */
function wordsFor(issue: Issue, json: unknown): string {
  if (valueAt(json, issue.path) === undefined) return "is missing";
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum} long`;
  if (issue.message !== "Invalid input") return issue.message;
  return issue.code === "invalid_type"
    ? `must be ${typeWords[issue.expected] ?? issue.expected}`
    : "is not valid";
}

const typeWords: Readonly<Record<string, string>> = {
  object: "an object: { … }",
  array: "a list: [ … ]",
  string: "text",
};

const valueAt = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    json,
  );

/** `people[2].email`, as one would write it in code; the profile itself is `profile`. */
const fieldName = (path: Path): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "") || "profile";
