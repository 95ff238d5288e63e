import { CfnOutput } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { detailsPartition, filePartition, historyPartition } from "../shared/store/keys.ts";
import { acknowledgeObjects } from "./function.ts";

const any = { kind: "*", id: "*" };

/** What operators' commands may do that no function may: a role for each, taken by people of the account with two factors. */
export class Operators extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { table, anchors }: { table: dynamodb.ITable; anchors: s3.IBucket },
  ) {
    super(scope, id);
    this.role(
      "SplitFactsRole",
      "npm run split-facts: puts the details of recorded facts apart, once (decision 31)",
      scanAndPut(table, [historyPartition(any), detailsPartition(any)]),
    );
    this.role(
      "BeginRetentionsRole",
      "npm run begin-retentions: begins those of files of before, once (decision 34)",
      scanAndPut(table, [filePartition("*")]),
    );
    const verifiers = this.role(
      "VerifyTrailsRole",
      "npm run audit:verify: reads trails, and what anchors them (decision 35)",
      [
        new iam.PolicyStatement({
          actions: ["dynamodb:Scan", "dynamodb:Query", "dynamodb:GetItem"],
          resources: [table.tableArn],
        }),
        new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: [anchors.arnForObjects("*")] }),
        new iam.PolicyStatement({ actions: ["s3:ListBucket"], resources: [anchors.bucketArn] }),
      ],
    );
    acknowledgeObjects(verifiers, anchors, "");
  }

  private role(id: string, description: string, statements: iam.PolicyStatement[]): iam.Role {
    const role = new iam.Role(this, id, {
      description,
      assumedBy: new iam.AccountRootPrincipal().withConditions({
        Bool: { "aws:MultiFactorAuthPresent": "true" },
      }),
      inlinePolicies: { needs: new iam.PolicyDocument({ statements }) },
    });
    new CfnOutput(this, `${id}Arn`, { value: role.roleArn });
    return role;
  }
}

/** Reads the whole table, and puts items in some of its partitions. */
function scanAndPut({ tableArn }: dynamodb.ITable, partitions: readonly string[]): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: ["dynamodb:Scan"], resources: [tableArn] }),
    new iam.PolicyStatement({
      actions: ["dynamodb:PutItem"],
      resources: [tableArn],
      conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } },
    }),
  ];
}
