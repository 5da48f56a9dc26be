import { RemovalPolicy } from "aws-cdk-lib";
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { table } from "#shared/contract/table.ts";

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The register itself: kept when the stack goes, restorable to any second of the last 35 days.
 *
 * Its key is owned by DynamoDB: it costs nothing a month or a request, and nobody at a school can
 * switch it off by mistake. Another key can be taken later without moving a row.
 *
 * The stream carries keys alone. It says that something is due, and no word of an incident leaves
 * the table by it.
 */
export class RegisterTable extends TableV2 {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      partitionKey: text(table.partition),
      sortKey: text(table.sort),
      timeToLiveAttribute: table.expiry,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      dynamoStream: StreamViewType.KEYS_ONLY,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: Object.entries(table.indexes).map(([indexName, index]) => ({
        indexName,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...index.projects],
      })),
    });
  }
}
