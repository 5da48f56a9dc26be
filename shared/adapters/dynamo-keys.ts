import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { table } from "../contract/table.ts";

/** Every key of the system. All begin with the school, so that one table can hold many. */
export const keys = {
  incident: (school: string, reference: string) => ({
    [table.partition]: `${school}#INCIDENT#${reference}`,
    [table.sort]: "INCIDENT",
  }),
  look: (school: string, month: string, place: string) => ({
    [table.partition]: auditPartition(school, month),
    [table.sort]: place,
  }),
  message: (school: string, id: string) => ({
    [table.partition]: `${school}#MESSAGE#${id}`,
    [table.sort]: "MESSAGE",
  }),
  session: (school: string, id: string) => ({
    [table.partition]: `${school}#SESSION#${id}`,
    [table.sort]: "SESSION",
  }),
} as const;

export const auditPartition = (school: string, month: string): string => `${school}#AUDIT#${month}`;
export const registerPartition = (school: string): string => `${school}#REGISTER`;
export const openPartition = (school: string): string => `${school}#OPEN`;
export const duePartition = (school: string): string => `${school}#DUE`;

/** The shape of the rows; a row says by which of them it was written. */
export const rowSchema = 1;

export type Row = Record<string, AttributeValue>;

/** The one place where rows become attribute values and back. */
export const toRow = (item: object): Row => marshall(item, { removeUndefinedValues: true });
export const fromRow = (row: Row): Record<string, unknown> => unmarshall(row);
