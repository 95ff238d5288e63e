import { CfnOutput } from "aws-cdk-lib";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { detailsPartition, historyPartition } from "../shared/store/keys.ts";

/** What operators' commands may do that no function may: a role for each, taken by people of the account with two factors. */
export class Operators extends Construct {
  constructor(scope: Construct, id: string, { table }: { table: dynamodb.ITable }) {
    super(scope, id);
    const splitFacts = new iam.Role(this, "SplitFactsRole", {
      description: "npm run split-facts: puts the details of recorded facts apart, once (decision 31)",
      assumedBy: new iam.AccountRootPrincipal().withConditions({
        Bool: { "aws:MultiFactorAuthPresent": "true" },
      }),
      inlinePolicies: {
        needs: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({ actions: ["dynamodb:Scan"], resources: [table.tableArn] }),
            new iam.PolicyStatement({
              actions: ["dynamodb:PutItem"],
              resources: [table.tableArn],
              conditions: {
                "ForAllValues:StringLike": {
                  "dynamodb:LeadingKeys": [historyPartition(any), detailsPartition(any)],
                },
              },
            }),
          ],
        }),
      },
    });
    new CfnOutput(this, "SplitFactsRoleArn", { value: splitFacts.roleArn });
  }
}

const any = { kind: "*", id: "*" };
