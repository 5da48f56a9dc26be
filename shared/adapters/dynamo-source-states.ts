import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { table } from "../contract/table.ts";
import { refreshRun } from "../domain/sites/refresh-run.ts";
import { type SourceState, sourceState, unknownSource } from "../domain/sites/source-health.ts";
import { later, toEpochSeconds } from "../domain/time.ts";
import type { RefreshRuns, SourceStates } from "../ports.ts";
import {
  fromRow,
  keys,
  type Row,
  refreshRunsPartition,
  siteSourcesPartition,
} from "./dynamo-keys.ts";
import { dynamoRows } from "./dynamo-rows.ts";

const fromStateRow = (row: Row): SourceState =>
  sourceState.parse(JSON.parse(String(fromRow(row)["state"])));

/** One row a source, as JSON: what it said is only right together. */
export function dynamoSourceStates(client: DynamoDBClient, tableName: string): SourceStates {
  const rows = dynamoRows(client, tableName);
  return {
    async find(school, source) {
      const row = await rows.find(keys.siteSource(school, source));
      return row ? fromStateRow(row) : unknownSource(source);
    },
    async all(school) {
      const { rows: found } = await rows.page({ partition: siteSourcesPartition(school) });
      return found.map(fromStateRow);
    },
    replace(school, { version }, next) {
      const row = {
        ...keys.siteSource(school, next.source),
        version: next.version,
        state: JSON.stringify(next),
      };
      return version === 0 ? rows.putNew(row) : rows.putOver(row, { version });
    },
  };
}

/** A run is remembered for two years. */
const keptSeconds = 2 * 366 * 86_400;

export function dynamoRefreshRuns(client: DynamoDBClient, tableName: string): RefreshRuns {
  const rows = dynamoRows(client, tableName);
  return {
    async add(school, run) {
      await rows.putNew({
        ...keys.refreshRun(school, run.at, run.startedAt),
        run: JSON.stringify(refreshRun.parse(run)),
        [table.expiry]: toEpochSeconds(later(run.at, keptSeconds)),
      });
    },
    async latest(school, limit) {
      const partition = refreshRunsPartition(school);
      const { rows: found } = await rows.page({ partition, lastFirst: true, limit });
      return found.map((row) => refreshRun.parse(JSON.parse(String(fromRow(row)["run"]))));
    },
  };
}
