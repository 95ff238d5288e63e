import { Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/**
 * Where alarms go, and who is told by mail. A topic's policy replaces the one that SNS gives by default, under which the account itself
 * may publish: what may is named here, for alarms and budgets of this account alone.
 */
export class AlarmTopic extends Construct {
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, { subscribers }: { subscribers: readonly string[] }) {
    super(scope, id);
    this.topic = new sns.Topic(this, "Topic", { displayName: "CQP alarms", enforceSSL: true });
    this.allow(
      "cloudwatch.amazonaws.com",
      Stack.of(this).formatArn({ service: "cloudwatch", resource: "alarm:*" }),
    );
    for (const address of subscribers)
      this.topic.addSubscription(new subscriptions.EmailSubscription(address));
  }

  /** Lets budgets tell the topic too: they are of the account, in no region. */
  allowBudgets(): void {
    this.allow(
      "budgets.amazonaws.com",
      Stack.of(this).formatArn({ service: "budgets", region: "", resource: "*" }),
    );
  }

  private allow(service: string, source: string): void {
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(service)],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": Stack.of(this).account },
          ArnLike: { "aws:SourceArn": source },
        },
      }),
    );
  }
}
