import { Duration } from "aws-cdk-lib";
import type * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { ofDistribution } from "./edge-alarms.ts";
import { measured } from "./measured.ts";
import type { WatchedServices } from "./service-alarms.ts";
import type { WatchedWorker } from "./worker-alarms.ts";

const period = Duration.minutes(5);

/** Columns of a dashboard. */
const whole = 24;
const half = whole / 2;

/** What the dashboard shows. */
interface Shown extends Pick<WatchedServices, "api" | "table"> {
  workers: readonly WatchedWorker[];
  alarms: readonly cloudwatch.IAlarm[];
  /** What CloudFront serves, by its name here. */
  distributions: Readonly<Record<string, cloudfront.IDistribution>>;
}

/** The one page that operators look at first: alarms, then what answers people, then what works behind, then what leaves. */
export function showDashboard(
  dashboard: cloudwatch.Dashboard,
  { api, table, workers, alarms, distributions }: Shown,
): void {
  const graph = (title: string, left: cloudwatch.IMetric[], right: cloudwatch.IMetric[] = []) =>
    new cloudwatch.GraphWidget({ title, left, right, width: half, height: 6, period });
  const ofLambda = (metricName: string, statistic: string) =>
    new cloudwatch.Metric({ namespace: "AWS/Lambda", metricName, statistic, period });
  const ofMails = (metricName: string, statistic = "sum") =>
    new cloudwatch.Metric({ namespace: "AWS/SES", metricName, statistic, period });
  dashboard.addWidgets(
    new cloudwatch.AlarmStatusWidget({ title: "Alarms", alarms: [...alarms], width: whole, height: 6 }),
  );
  dashboard.addWidgets(
    graph(
      "API: requests and refusals",
      [api.metricCount({ period })],
      [api.metricClientError({ period }), api.metricServerError({ period })],
    ),
    graph("API: latency", [
      api.metricLatency({ period, statistic: "p50" }),
      api.metricLatency({ period, statistic: "p99" }),
    ]),
    graph(
      "Functions",
      [ofLambda("ConcurrentExecutions", "max")],
      [ofLambda("Errors", "sum"), ofLambda("Throttles", "sum")],
    ),
    graph("Table: capacity", [
      table.metricConsumedReadCapacityUnits({ period }),
      table.metricConsumedWriteCapacityUnits({ period }),
    ]),
  );
  const served = Object.entries(distributions);
  dashboard.addWidgets(
    graph(
      "CloudFront: requests",
      served.map(([label, { distributionId }]) =>
        ofDistribution(distributionId, "Requests", "sum").with({ label }),
      ),
    ),
    graph(
      "CloudFront: share of answers 5xx",
      served.map(([label, { distributionId }]) =>
        ofDistribution(distributionId, "5xxErrorRate", "avg").with({ label }),
      ),
    ),
  );
  const queues = workers.flatMap(({ queue }) => queue ?? []);
  const streams = workers.filter(({ trigger }) => trigger.kind === "stream");
  dashboard.addWidgets(
    graph(
      "Queues: age of the oldest message",
      queues.map((queue) => queue.metricApproximateAgeOfOldestMessage({ period })),
    ),
    graph(
      "Dead letters",
      workers.flatMap(
        ({ deadLetters }) => deadLetters?.metricApproximateNumberOfMessagesVisible({ period }) ?? [],
      ),
    ),
    graph(
      "Stream: age of what is read",
      streams.map(({ handler }) => handler.metric("IteratorAge", { period, statistic: "max" })),
      [measured("RecordParked", "events/publish-facts", "sum", period)],
    ),
    graph(
      "Mails",
      [ofMails("Send"), ofMails("Bounce"), ofMails("Complaint")],
      [measured("OldestMailWaiting", "mail/send-pending", "max", period)],
    ),
  );
}
