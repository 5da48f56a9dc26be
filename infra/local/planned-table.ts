import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }),
);
/** What a laptop needs of `AWS::DynamoDB::GlobalTable`. */
export const tableProperties = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.optional(
    z.array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(["ALL", "INCLUDE", "KEYS_ONLY"]),
          NonKeyAttributes: z.optional(z.array(z.string())),
        }),
      }),
    ),
  ),
});

/** The table, as the engine is asked to make it. */
export const plannedTable = (
  { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes }: z.infer<typeof tableProperties>,
  TableName: string,
): CreateTableCommandInput => ({
  TableName,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions,
  KeySchema,
  ...(GlobalSecondaryIndexes && {
    GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(({ Projection, ...index }) => ({
      ...index,
      Projection: {
        ProjectionType: Projection.ProjectionType,
        ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
      },
    })),
  }),
});
