import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type Acknowledgement,
  acknowledgement,
  type PolicyQuestion,
  policyQuestion,
} from "../domain/policy/acknowledgement.ts";
import type { Acknowledgements, PolicyQuestions } from "../ports.ts";
import { readRows } from "./dynamo-batch.ts";
import { acknowledgedPartition, keys, questionsPartition, type Row, toRow } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";

const toAcknowledgement = (row: Row): Acknowledgement => acknowledgement.parse(contentOf(row));
const toQuestion = (row: Row): PolicyQuestion => policyQuestion.parse(contentOf(row));

/** Who has read these words: all of them in one partition, each under their address. */
export function dynamoAcknowledgements(
  client: DynamoDBClient,
  tableName: string,
): Acknowledgements {
  const rows = dynamoRows(client, tableName);
  return {
    add: (one) => rows.putNew({ ...keys.acknowledgement(one.school, one.hash, one.email), ...one }),
    async find(school, hash, email) {
      const row = await rows.find(keys.acknowledgement(school, hash, email));
      return row && toAcknowledgement(row);
    },
    async findAll(school, hash, emails) {
      const found = await readRows(client, tableName, {
        keys: [...new Set(emails)].map((one) => toRow(keys.acknowledgement(school, hash, one))),
      });
      return new Map(found.map(toAcknowledgement).map((one) => [one.email, one]));
    },
    async page(school, hash, look) {
      const page = await rows.page({ partition: acknowledgedPartition(school, hash), ...look });
      return { found: page.rows.map(toAcknowledgement), more: page.next !== undefined };
    },
  };
}

export function dynamoPolicyQuestions(client: DynamoDBClient, tableName: string): PolicyQuestions {
  const rows = dynamoRows(client, tableName);
  const rowOf = (one: PolicyQuestion) => ({ ...keys.policyQuestion(one.school, one.id), ...one });
  return {
    add: (one) => rows.putNew(rowOf(one)),
    async find(school, id) {
      const row = await rows.find(keys.policyQuestion(school, id));
      return row && toQuestion(row);
    },
    async page(school, look) {
      const partition = questionsPartition(school);
      const page = await rows.page({ partition, lastFirst: true, ...look });
      return { found: page.rows.map(toQuestion), more: page.next !== undefined };
    },
    replace: ({ school, id, revision }, next) =>
      rows.putOver(rowOf({ ...next, school, id }), { revision }),
  };
}
