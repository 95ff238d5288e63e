import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Runbook } from "./runbooks.ts";

/** What an alarm watches, and what it says. */
export interface Rung {
  metric: cloudwatch.IMetric;
  /** What is the matter, in a sentence without its full stop. */
  says: string;
  runbook: Runbook;
  /** It rings from this value on, one unless told; up to it; or below 1, where what should happen did not. */
  when?: { atLeast: number } | { atMost: number } | "below one";
  /** Periods in a row; one unless told. */
  periods?: number;
}

/** Makes alarms that tell a topic when they begin and when they end. */
export class Ring extends Construct {
  readonly alarms: cloudwatch.Alarm[] = [];
  private readonly action: actions.SnsAction;

  constructor(scope: Construct, id: string, topic: ITopic) {
    super(scope, id);
    this.action = new actions.SnsAction(topic);
  }

  /** An alarm of an id. What nothing is known of is well, but for what should happen; what runs down stays as it was last known. */
  on(id: string, { metric, says, runbook, when = { atLeast: 1 }, periods = 1 }: Rung): void {
    const isHeartbeat = when === "below one";
    const { BREACHING, IGNORE, NOT_BREACHING } = cloudwatch.TreatMissingData;
    const { LESS_THAN_THRESHOLD, LESS_THAN_OR_EQUAL_TO_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } =
      cloudwatch.ComparisonOperator;
    const [threshold, comparisonOperator, treatMissingData] = isHeartbeat
      ? [1, LESS_THAN_THRESHOLD, BREACHING]
      : "atMost" in when
        ? [when.atMost, LESS_THAN_OR_EQUAL_TO_THRESHOLD, IGNORE]
        : [when.atLeast, GREATER_THAN_OR_EQUAL_TO_THRESHOLD, NOT_BREACHING];
    const alarm = new cloudwatch.Alarm(this, id, {
      metric,
      alarmDescription: `${says}. Runbook: docs/operations/${runbook}.md`,
      threshold,
      comparisonOperator,
      evaluationPeriods: periods,
      treatMissingData,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
    this.alarms.push(alarm);
  }
}
