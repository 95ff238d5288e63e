import { Validations } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { IndexName } from "../shared/store/partitions.ts";
import { isLasting, removalOf, restoredId, type Stage } from "./stages/stage.ts";

/** The table's indexes, as shared/store/partitions.ts names them. */
export const indexNames: readonly IndexName[] = ["gsi1", "gsi2", "gsi3"];

/** The single table (docs/data-model.md), and the key of the cursors that its lists give. */
export class Data extends Construct {
  readonly table: dynamodb.Table;
  /** A dynamic reference: CloudFormation puts the secret in its place, and the template never holds it. */
  readonly cursorKey: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const removalPolicy = removalOf(stage);
    this.table = new dynamodb.Table(this, restoredId("Table", stage), {
      partitionKey: { name: "pk", type: dynamodb.AttributeType.STRING },
      sortKey: { name: "sk", type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: stage.retention.recovery,
      },
      deletionProtection: isLasting(stage),
      removalPolicy,
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: "expiresAt",
    });
    const secret = new secretsmanager.Secret(this, "CursorKey", {
      description: "Encrypts the cursors of lists (decision 22)",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "a cursor is used within minutes and opens nothing: the key is replaced by hand (decision 22)",
    });
    this.cursorKey = secret.secretValue.unsafeUnwrap();
    for (const name of indexNames) {
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: `${name}pk`, type: dynamodb.AttributeType.STRING },
        sortKey: { name: `${name}sk`, type: dynamodb.AttributeType.STRING },
        projectionType: dynamodb.ProjectionType.INCLUDE,
        nonKeyAttributes: ["entity", "version", "summary"],
      });
    }
  }
}
