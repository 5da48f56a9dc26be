import * as z from "zod/mini";
import type { Stand } from "./intrinsics.ts";

const arnOf = (logicalId: string) => `arn:aws:lambda:eu-west-2:000000000000:function:${logicalId}`;

/** What each resource is on a laptop, besides those whose value nobody looks at. */
export const laptopStand =
  (values: {
    readonly baseUrl: string;
    readonly issuer: string;
    readonly clientId: string;
    readonly tableName: string;
  }): Stand =>
  ({ Type, Properties }, logicalId, attribute) => {
    switch (`${Type} ${attribute ?? "Ref"}`) {
      case "AWS::DynamoDB::GlobalTable Ref":
      case "AWS::DynamoDB::Table Ref":
        return values.tableName;
      case "AWS::ApiGatewayV2::Api ApiEndpoint":
        return values.baseUrl;
      case "AWS::Cognito::UserPool ProviderURL":
        return values.issuer;
      case "AWS::Cognito::UserPoolClient Ref":
        return values.clientId;
      case "AWS::Lambda::Function Arn":
        return arnOf(logicalId);
      case "AWS::Logs::LogGroup Ref":
        return nameIn(Properties) ?? logicalId;
    }
    if (attribute === "Arn") return `arn:aws:laptop:::${logicalId}`;
    return attribute === undefined ? logicalId : undefined;
  };

const nameIn = (properties: unknown) =>
  z.object({ LogGroupName: z.string() }).safeParse(properties).data?.LogGroupName;
