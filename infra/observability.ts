import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import * as sns from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Api } from "./api.ts";

/** Alarms and where they go: operators subscribe to the topic. */
export class Observability extends Construct {
  constructor(scope: Construct, id: string, props: { api: Api; alarms: readonly cloudwatch.Alarm[] }) {
    super(scope, id);
    const topic = new sns.Topic(this, "Alarms", { displayName: "CQP alarms", enforceSSL: true });
    const faults = props.api.api.metricServerError().createAlarm(this, "ServerErrors", {
      alarmDescription: "The API answered with server errors",
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    for (const alarm of [faults, ...props.alarms]) alarm.addAlarmAction(new actions.SnsAction(topic));
  }
}
