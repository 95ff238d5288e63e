import * as budgets from "aws-cdk-lib/aws-budgets";
import type * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";

/** What a month may cost, in US dollars, in which AWS counts; subscribers are told before it is spent. */
export class Budget extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { topic, monthlyDollars }: { topic: sns.ITopic; monthlyDollars: number },
  ) {
    super(scope, id);
    const told = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: "GREATER_THAN",
        threshold,
        thresholdType: "PERCENTAGE",
      },
      subscribers: [{ subscriptionType: "SNS", address: topic.topicArn }],
    });
    new budgets.CfnBudget(this, "Month", {
      budget: {
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: monthlyDollars, unit: "USD" },
      },
      notificationsWithSubscribers: [told("ACTUAL", 80), told("FORECASTED", 100)],
    });
  }
}
