import { describe, expect, it } from "vitest";
import { table } from "#shared/contract/table.ts";
import { roles } from "#shared/domain/school/role.ts";
import { inWords, profile, propertiesOf, synthesised } from "./synthesised.ts";

const { data, service } = synthesised();

describe("the register's table", () => {
  const [register, ...others] = Object.values(data.findResources("AWS::DynamoDB::GlobalTable"));

  it("is the only one, and survives its stack", () => {
    expect(others).toEqual([]);
    expect(register).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
  });

  it("can be restored to any second, and cannot be deleted by mistake", () => {
    expect(register?.["Properties"].Replicas).toMatchObject([
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    ]);
  });

  it("tells its stream keys alone, and forgets rows by the contract's attribute", () => {
    expect(register?.["Properties"]).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      StreamSpecification: { StreamViewType: "KEYS_ONLY" },
      TimeToLiveSpecification: { AttributeName: table.expiry, Enabled: true },
    });
  });

  it("has the contract's keys and indexes, which project no more than it lists", () => {
    const keys = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: "HASH" },
      { AttributeName: sort, KeyType: "RANGE" },
    ];
    expect(register?.["Properties"].KeySchema).toEqual(keys(table.partition, table.sort));
    expect(register?.["Properties"].GlobalSecondaryIndexes).toEqual(
      Object.entries(table.indexes).map(([IndexName, { partition, sort, projects }]) => ({
        IndexName,
        KeySchema: keys(partition, sort),
        Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: projects },
      })),
    );
  });
});

describe("the staff's sign-in", () => {
  it("is for people the school added, with a long password and a second factor", () => {
    expect(Object.values(data.findResources("AWS::Cognito::UserPool"))).toMatchObject([
      {
        DeletionPolicy: "Retain",
        Properties: {
          AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
          DeletionProtection: "ACTIVE",
          EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
          MfaConfiguration: "ON",
          Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
        },
      },
    ]);
  });

  it("knows a group for every role, and one for the outside contact", () => {
    const groups = propertiesOf(data, "AWS::Cognito::UserPoolGroup");
    expect(groups.map(({ GroupName }) => GroupName)).toEqual([...roles, "outside-contact"]);
  });

  it("comes back to the product's own address by code, with no secret and short tokens", () => {
    const [client] = propertiesOf(service, "AWS::Cognito::UserPoolClient");
    expect(client).toMatchObject({
      AllowedOAuthFlows: ["code"],
      GenerateSecret: false,
      IdTokenValidity: 5,
      AccessTokenValidity: 5,
      TokenValidityUnits: { IdToken: "minutes", AccessToken: "minutes" },
      PreventUserExistenceErrors: "ENABLED",
    });
    const addresses = [client?.["CallbackURLs"], client?.["LogoutURLs"]].flat();
    expect(addresses.map((address) => inWords(address, data))).toEqual([
      "GatewayApi.ApiEndpoint/sign-in/callback",
      "GatewayApi.ApiEndpoint/",
    ]);
  });
});

describe("the school's mail", () => {
  it("goes by TLS or not at all, and never twice to an address that bounced or complained", () => {
    expect(propertiesOf(data, "AWS::SES::ConfigurationSet")).toMatchObject([
      {
        DeliveryOptions: { TlsPolicy: "REQUIRE" },
        ReputationOptions: { ReputationMetricsEnabled: true },
        SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
      },
    ]);
    expect(propertiesOf(data, "AWS::SES::EmailIdentity")).toMatchObject([
      {
        EmailIdentity: profile.mail.from.split("@")[1],
      },
    ]);
  });
});
