import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { table } from "../contract/table.ts";

/** Every key of the system. All begin with the school, so that one table can hold many. */
export const keys = {
  acknowledgement: (school: string, hash: string, email: string) => ({
    [table.partition]: acknowledgedPartition(school, hash),
    [table.sort]: email,
  }),
  incident: (school: string, reference: string) => ({
    [table.partition]: `${school}#INCIDENT#${reference}`,
    [table.sort]: "INCIDENT",
  }),
  look: (school: string, month: string, place: string) => ({
    [table.partition]: auditPartition(school, month),
    [table.sort]: place,
  }),
  mailing: (school: string, id: string) => ({
    [table.partition]: mailingsPartition(school),
    [table.sort]: id,
  }),
  mailingContent: (school: string, id: string) => ({
    [table.partition]: `${school}#MAILING#${id}`,
    [table.sort]: "CONTENT",
  }),
  message: (school: string, id: string) => ({
    [table.partition]: `${school}#MESSAGE#${id}`,
    [table.sort]: "MESSAGE",
  }),
  monitoringEntry: (school: string, number: number) => ({
    [table.partition]: monitoringPartition(school),
    [table.sort]: `ENTRY#${String(number).padStart(6, "0")}`,
  }),
  policyQuestion: (school: string, id: string) => ({
    [table.partition]: questionsPartition(school),
    [table.sort]: id,
  }),
  policyVersion: (school: string, number: number) => ({
    [table.partition]: policyPartition(school),
    // All of one width, so that they sort as text.
    [table.sort]: `VERSION#${String(number).padStart(4, "0")}`,
  }),
  policyWords: (school: string, hash: string) => ({
    [table.partition]: `${school}#POLICY-WORDS#${hash}`,
    [table.sort]: "WORDS",
  }),
  /** Of the instant that it was for, and then of when it was started. */
  refreshRun: (school: string, at: string, startedAt: string) => ({
    [table.partition]: refreshRunsPartition(school),
    [table.sort]: `${at}#${startedAt}`,
  }),
  reminderSettings: (school: string) => ({
    [table.partition]: `${school}#REMINDERS`,
    [table.sort]: "SETTINGS",
  }),
  reminderText: (school: string, term: string) => ({
    [table.partition]: `${school}#REMINDERS`,
    [table.sort]: `TEXT#${term}`,
  }),
  review: (school: string, key: string) => ({
    [table.partition]: reviewsPartition(school),
    [table.sort]: `REVIEW#${key}`,
  }),
  session: (school: string, id: string) => ({
    [table.partition]: `${school}#SESSION#${id}`,
    [table.sort]: "SESSION",
  }),
  stakeholder: (school: string, email: string) => ({
    [table.partition]: stakeholdersPartition(school),
    [table.sort]: email,
  }),
  proposal: (school: string, id: string) => ({
    [table.partition]: `${school}#PROPOSAL#${id}`,
    [table.sort]: "PROPOSAL",
  }),
  /** Which version of the site list holds. */
  siteList: (school: string) => ({
    [table.partition]: siteListPartition(school),
    [table.sort]: "CURRENT",
  }),
  siteSource: (school: string, source: string) => ({
    [table.partition]: siteSourcesPartition(school),
    [table.sort]: source,
  }),
  siteVersion: (school: string, name: string) => ({
    [table.partition]: siteListPartition(school),
    [table.sort]: `VERSION#${name}`,
  }),
  siteChunk: (school: string, name: string, place: string) => ({
    [table.partition]: siteChunkPartition(school, name),
    [table.sort]: `CHUNK#${place}`,
  }),
  suppressed: (school: string, address: string) => ({
    [table.partition]: `${school}#SUPPRESSED#${address}`,
    [table.sort]: "SUPPRESSED",
  }),
  terms: (school: string) => ({
    [table.partition]: `${school}#TERMS`,
    [table.sort]: "TERMS",
  }),
} as const;

/** By the fingerprint of the words: a version with the same words needs nobody to read them again. */
export const acknowledgedPartition = (school: string, hash: string): string =>
  `${school}#ACKNOWLEDGED#${hash}`;
export const reviewsPartition = (school: string): string => `${school}#REVIEWS`;
export const monitoringPartition = (school: string): string => `${school}#MONITORING`;
export const questionsPartition = (school: string): string => `${school}#QUESTIONS`;
export const auditPartition = (school: string, month: string): string => `${school}#AUDIT#${month}`;
export const stakeholdersPartition = (school: string): string => `${school}#STAKEHOLDERS`;
export const policyPartition = (school: string): string => `${school}#POLICY`;
export const mailingsPartition = (school: string): string => `${school}#MAILINGS`;
export const registerPartition = (school: string): string => `${school}#REGISTER`;
export const openPartition = (school: string): string => `${school}#OPEN`;
export const duePartition = (school: string): string => `${school}#DUE`;
/** In the same index as what is due, so that nobody searches for what was given up. */
export const failedPartition = (school: string): string => `${school}#FAILED`;
/** In the same index as what is due, one partition a status: `open`, `accepted`, `rejected`. */
export const proposalsPartition = (school: string, status: string): string =>
  `${school}#PROPOSALS#${status}`;
export const siteSourcesPartition = (school: string): string => `${school}#SITE-SOURCES`;
export const refreshRunsPartition = (school: string): string => `${school}#REFRESHES`;
export const siteListPartition = (school: string): string => `${school}#SITES`;
export const siteChunkPartition = (school: string, name: string): string =>
  `${school}#SITES#${name}`;

/** The shape of the rows; a row says by which of them it was written. */
export const rowSchema = 1;

export type Row = Record<string, AttributeValue>;

/** A row of what JSON can hold; what is undefined is left out. Throws if there is anything else in it. */
export function toRow(item: object): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(item)) {
    if (value !== undefined) row[name] = toValue(value);
  }
  return row;
}

function toValue(value: unknown): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "boolean") return { BOOL: value };
  if (Number.isFinite(value)) return { N: String(value) };
  if (Array.isArray(value)) return { L: value.map(toValue) };
  if (isPlain(value)) return { M: toRow(value) };
  throw new TypeError(`A row cannot hold ${String(value)}`);
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

export const fromRow = (row: Row): Record<string, unknown> => unmarshall(row);
