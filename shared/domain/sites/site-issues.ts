import { statusWords } from "./field-words.ts";
import {
  ageBases,
  confidences,
  siteKinds,
  standings,
  underSixteenPlaces,
} from "./site-vocabulary.ts";

const oneOf = (choices: readonly string[]): string => `must be one of: ${choices.join(", ")}`;
const fewNames = "can be 10 names at most";

/** What to say where the schema itself only knows that something is wrong. */
const usual: Readonly<Record<string, string>> = {
  aliases: fewNames,
  formerNames: fewNames,
  kind: oneOf(Object.values(siteKinds)),
  status: oneOf(Object.values(statusWords)),
  minAge: "must be a whole number of years from 1 to 18",
  minAgeWithParent: "must be a whole number of years from 0 to 17",
  minAgeBasis: oneOf(ageBases),
  minAgeConfidence: oneOf(confidences),
  ukUnder16: oneOf(underSixteenPlaces),
  legalFloor: "must be from 1 to 18, with the day from which it holds and a link to the law",
  standing: oneOf(standings),
};

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is wrong with a field of a record, and what to do about it. */
export const issueWords = ({ path: [field], message }: Issue): string =>
  /^invalid/i.test(message) ? (usual[String(field)] ?? "cannot be read: type it again") : message;
