import type { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { type MetricName, metricsNamespace } from "../../shared/runtime/measure.ts";

/** A metric that a function measures itself, by the function's name: see `shared/runtime/measure.ts`. */
export function measured(
  metricName: MetricName,
  service: string,
  statistic: "max" | "sum",
  period: Duration,
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: metricsNamespace,
    metricName,
    // Powertools' own.
    dimensionsMap: { service },
    statistic,
    period,
  });
}
