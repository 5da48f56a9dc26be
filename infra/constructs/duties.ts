import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { TableAction } from "#shared/contract/functions.ts";
import type { RegisterTable } from "./register-table.ts";
import type { SchoolMail } from "./school-mail.ts";

/** What a function of the contract may do with the table: each action on the table or on its index. */
export function allowTable(
  { tableArn }: Pick<RegisterTable, "tableArn">,
  actions: readonly TableAction[],
): readonly PolicyStatement[] {
  const onRows = actions.filter((action) => !action.startsWith("Query:"));
  const onIndexes = actions.filter((action) => action.startsWith("Query:"));
  return [
    ...(onRows.length > 0
      ? [
          allow(
            onRows.map((action) => `dynamodb:${action}`),
            [tableArn],
          ),
        ]
      : []),
    ...onIndexes.map((action) =>
      allow(["dynamodb:Query"], [`${tableArn}/index/${action.slice("Query:".length)}`]),
    ),
  ];
}

/** The stream alone; `ListStreams` too, for Lambda refuses a role without it. */
export const allowStream = (streamArn: string): PolicyStatement =>
  allow(
    [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ],
    [streamArn],
  );

/** Mail from one address, by the school's identity and configuration set. */
export const allowMail = (mail: SchoolMail, from: string): PolicyStatement =>
  new PolicyStatement({
    actions: ["ses:SendRawEmail"],
    resources: [mail.identityArn, mail.configurationSetArn],
    conditions: { StringEquals: { "ses:FromAddress": from } },
  });

const allow = (actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });
