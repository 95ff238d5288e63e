import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { constructId } from "../discover.ts";
import { measured } from "./measured.ts";
import type { Ring } from "./ring.ts";

/**
 * Shares of mails at which operators are told, before AWS reviews an account: at 5 % of bounces and 0.1 % of complaints.
 * @see https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-messages.html
 */
const tolerated = { bounces: 0.03, complaints: 0.0008 };

const period = Duration.minutes(15);

/** Seconds that a mail may wait before operators are told: many rounds of those that send again. */
const longestWait = 3600;

/** Alarms on mails: those that don't leave, and what becomes of those that do. */
export function alarmOnMails(ring: Ring, { identityRefused }: { identityRefused: cloudwatch.IMetric }): void {
  const reputation = (metricName: string) =>
    new cloudwatch.Metric({
      namespace: "AWS/SES",
      metricName,
      statistic: "max",
      period: Duration.hours(1),
    });
  ring.on("IdentityRefused", {
    metric: identityRefused,
    says: "SES refuses the identity that mails come from: all of them wait",
    runbook: "mail-identity",
  });
  for (const service of ["mail/send-mail", "mail/send-pending"])
    ring.on(`MailsWithheld${constructId(service)}`, {
      metric: measured("MailWithheld", service, "sum", period),
      says: `SES refused a mail for good, or it can't be composed (${service})`,
      runbook: "mails-withheld",
    });
  ring.on("MailsWaiting", {
    metric: measured("OldestMailWaiting", "mail/send-pending", "max", period),
    says: "A mail waits to leave for more than an hour",
    runbook: "mails-withheld",
    when: { atLeast: longestWait },
  });
  ring.on("Bounces", {
    metric: reputation("Reputation.BounceRate"),
    says: `More than ${tolerated.bounces * 100} % of the mails bounce: SES reviews accounts from 5 % on`,
    runbook: "mail-reputation",
    when: { atLeast: tolerated.bounces },
  });
  ring.on("Complaints", {
    metric: reputation("Reputation.ComplaintRate"),
    says: `More than ${tolerated.complaints * 100} % of the mails are complained of: SES reviews accounts from 0.1 % on`,
    runbook: "mail-reputation",
    when: { atLeast: tolerated.complaints },
  });
}
