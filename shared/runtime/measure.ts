import { currentRequest } from "./current-request.ts";

/** Where the metrics of the system's own are, in CloudWatch. */
export const metricsNamespace = "Cqp";

/** Metrics of the system's own, each with its unit. */
const units = {
  /** How long the oldest mail waits that did not leave, of those that a round tried. */
  OldestMailWaiting: "Seconds",
  /** A mail that SES refused, or that can't be composed. */
  MailWithheld: "Count",
  /** A record of the stream that can't be published, put aside. */
  RecordParked: "Count",
  /** An object that an item tells of, and that is not there. */
  ObjectMissing: "Count",
  /** An object that no item tells of. */
  ObjectUnnamed: "Count",
} as const;

/** The name of a metric of the system's own. */
export type MetricName = keyof typeof units;

/**
 * Measures something of the function at work, in its log, from which CloudWatch takes it. Powertools is loaded here, with the first
 * measure: what writes none starts sooner without it. The line says of which request, where there is one.
 */
export async function measure(name: MetricName, value: number): Promise<void> {
  const { Metrics } = await import("@aws-lambda-powertools/metrics");
  const metrics = new Metrics({ namespace: metricsNamespace });
  const request = currentRequest();
  if (request !== undefined) metrics.addMetadata("request_id", request);
  metrics.addMetric(name, units[name], value);
  metrics.publishStoredMetrics();
}
