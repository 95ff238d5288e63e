import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { givenUpAfter, type Trigger } from "../../shared/messaging/trigger.ts";
import { constructId } from "../discover.ts";
import type { Ring } from "./ring.ts";
import type { Runbook } from "./runbooks.ts";

/** A background function, and what feeds it. */
export interface WatchedWorker {
  /** Path under `functions/`. */
  name: string;
  trigger: Trigger;
  handler: lambda.Function;
  /** Where what it could not process goes; none of what is answered at once. */
  deadLetters?: IQueue;
  /** The queue that it works off. */
  queue?: IQueue;
}

/** How long a record or a message may wait before operators are told, where it is not being tried again. */
const longestWait = Duration.minutes(15);

/** Where operators read what to do about what is aside, by what the function is fed from, where it is not a queue. */
const failureRunbooks: Partial<Record<Trigger["kind"], Runbook>> = {
  schedule: "run-failed",
  stream: "parked-records",
};

/** An alarm on records of the stream that a function gave up, of any. */
export function alarmOnParked(ring: Ring, notices: IQueue): void {
  ring.on("ParkedRecords", {
    metric: waitingIn(notices),
    says: "Records of the table's stream were given up: they are in the bucket of parked records",
    runbook: "parked-records",
  });
}

function waitingIn(queue: IQueue): cloudwatch.Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: "max" });
}

/** Alarms on each background function: what it could not process, what waits for it, and whether it ran. */
export function alarmOnWorkers(ring: Ring, workers: readonly WatchedWorker[]): void {
  for (const { name, trigger, handler, deadLetters, queue } of workers) {
    const id = constructId(name);
    if (deadLetters !== undefined)
      ring.on(`${id}DeadLetters`, {
        metric: waitingIn(deadLetters),
        says: `${name} could not process something: it is in its dead-letter queue`,
        runbook: failureRunbooks[trigger.kind] ?? "dead-letters",
      });
    if (queue !== undefined && "maxDeliveries" in trigger)
      ring.on(`${id}Age`, {
        metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: "max" }),
        says: `The oldest message for ${name} waits for longer than all of its deliveries take`,
        runbook: "queue-age",
        when: { atLeast: givenUpAfter(trigger) + longestWait.toSeconds() },
      });
    if (trigger.kind === "stream")
      ring.on(`${id}Age`, {
        metric: handler.metric("IteratorAge", { period: Duration.minutes(5), statistic: "max" }),
        says: `${name} is behind the table's stream by more than ${longestWait.toMinutes()} minutes`,
        runbook: "stream-age",
        when: { atLeast: longestWait.toMilliseconds() },
      });
    if (trigger.kind === "schedule")
      ring.on(`${id}Unfinished`, {
        metric: finishedRuns(handler),
        says: `${name} did not finish a run in ${hoursBetween(trigger.expression)} hours`,
        runbook: "run-unfinished",
        when: "below one",
        periods: hoursBetween(trigger.expression),
      });
  }
}

/** Runs of a function that ended without an error, by the hour: no line of code of its own is needed to tell. */
function finishedRuns(handler: lambda.Function): cloudwatch.MathExpression {
  const period = Duration.hours(1);
  return new cloudwatch.MathExpression({
    expression: "FILL(begun, 0) - FILL(failed, 0)",
    label: "runs finished",
    usingMetrics: {
      begun: handler.metricInvocations({ period, statistic: "sum" }),
      failed: handler.metricErrors({ period, statistic: "sum" }),
    },
    period,
  });
}

/** The hours of a week, the longest that CloudWatch looks back. */
const hoursOfAWeek = 168;

/** After how many hours without one a run of a schedule is missing: a day has 25 hours once a year. */
export function hoursBetween(expression: string): number {
  if (/^rate\(\d+ minutes?\)$/.test(expression)) return 1;
  if (expression === "rate(1 hour)") return 3;
  const [, weekday] = /^cron\(\d+ \d+ \S+ \* (\S+) \*\)$/.exec(expression) ?? [];
  if (weekday === "?") return 26;
  if (weekday !== undefined) return hoursOfAWeek;
  throw new Error(`say after how many hours a run of ${expression} is missing`);
}
