import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { tableClient } from "#functions/world.ts";

describe("the client of the table", () => {
  it("has every step of the SDK's but the one that copies rows for a log", () => {
    const whole = new DynamoDBClient({}).middlewareStack.identify();
    expect(whole.length).toBeGreaterThan(5);
    const left = whole.filter((step) => !step.startsWith("loggerMiddleware "));
    expect(left).toHaveLength(whole.length - 1);
    expect(tableClient().middlewareStack.identify()).toEqual(left);
  });
});
