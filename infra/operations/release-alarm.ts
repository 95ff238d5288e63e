import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";

/** The alarms that a bad release makes ring. */
const told = ["ServerErrors", "FunctionErrors", "SignIn"];

/** One alarm of several, by a name that a release gives to CloudFormation. It tells no one: those that it is made of do. */
export function alarmOnRelease(scope: Construct, alarms: readonly cloudwatch.Alarm[], name: string): void {
  const watched = alarms.filter(({ node }) => told.includes(node.id));
  if (watched.length < told.length) throw new Error(`there is no alarm for each of ${told.join(", ")}`);
  new cloudwatch.CompositeAlarm(scope, "Release", {
    compositeAlarmName: name,
    alarmDescription: "A release made functions fail: CloudFormation takes it back (decision 79)",
    alarmRule: cloudwatch.AlarmRule.anyOf(...watched),
  });
}
