import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type PolicyVersion, policyVersion } from "../domain/policy/policy-version.ts";
import { type StoredText, storedText } from "../domain/policy/stored-text.ts";
import type { Policies } from "../ports.ts";
import { keys, policyPartition, type Row } from "./dynamo-keys.ts";
import { contentOf, dynamoRows } from "./dynamo-rows.ts";

/** Texts kept in memory: the one in force, one to come, and what somebody compares. */
const textsKept = 8;

const versionOf = (row: Row): PolicyVersion => policyVersion.parse(contentOf(row));

/** What everybody reads. Words never change under their fingerprint, so a text is read once. */
export function dynamoPolicyReader(
  client: DynamoDBClient,
  tableName: string,
): Pick<Policies, "list" | "text"> {
  const rows = dynamoRows(client, tableName);
  const texts = new Map<string, StoredText>();
  return {
    async list(school) {
      // One page is enough: there are at most 200 versions, of a few kilobytes each.
      const partition = policyPartition(school);
      const { rows: found } = await rows.page({ partition, beginning: "VERSION#" });
      return found.map(versionOf);
    },
    async text(school, hash) {
      const name = `${school} ${hash}`;
      const kept = texts.get(name);
      if (kept) return kept;
      const row = await rows.find(keys.policyWords(school, hash));
      if (!row) return undefined;
      const words = storedText.parse({ sections: contentOf(row)["sections"] });
      const [oldest] = texts.keys();
      if (texts.size >= textsKept && oldest !== undefined) texts.delete(oldest);
      texts.set(name, words);
      return words;
    },
  };
}

/** What the review does. */
export function dynamoPolicyWriter(
  client: DynamoDBClient,
  tableName: string,
): Pick<Policies, "add" | "replace"> {
  const rows = dynamoRows(client, tableName);
  /** The same words may stand there already: then there is nothing to do. */
  const keep = (school: string, hash: string, { sections }: StoredText) =>
    rows.putNew({ ...keys.policyWords(school, hash), sections });
  return {
    async add(school, version, words) {
      await keep(school, version.hash, words);
      return rows.putNew({ ...keys.policyVersion(school, version.number), ...version });
    },
    async replace(school, seen, next, words) {
      if (words) await keep(school, next.hash, words);
      const row = { ...keys.policyVersion(school, next.number), ...next };
      return rows.putOver(row, { revision: seen.revision });
    },
  };
}
