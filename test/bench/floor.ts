import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

const client = new DynamoDBClient({});

/**
 * The least a submission can be with the same SDK: no check, no condition, no log, no promise that a
 * repeat is recorded once. Bundled as people commonly do, it is what all ratios are taken to.
 */
export const handler = async ({ body = "", headers }: APIGatewayProxyEventV2) => {
  const { kind }: { kind: string } = JSON.parse(body);
  const key = headers["idempotency-key"] ?? "";
  await client.send(
    new PutItemCommand({
      TableName: "register",
      Item: { pk: { S: `FLOOR#${key}` }, sk: { S: kind }, data: { S: body } },
    }),
  );
  return {
    statusCode: 201,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key }),
  };
};
