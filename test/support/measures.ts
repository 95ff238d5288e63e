import { vi } from "vitest";
import { type MetricName, metricsNamespace } from "../../shared/runtime/measure.ts";

/** What functions measure from now on, as CloudWatch reads it in their logs. */
export function measures(): (name: MetricName) => number[] {
  vi.stubEnv("POWERTOOLS_DEV", "true");
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  const lines = vi.spyOn(console, "log").mockImplementation(() => undefined);
  return (name) =>
    lines.mock.calls.flatMap(([line]) => {
      const told = JSON.parse(String(line));
      const declared = told._aws?.CloudWatchMetrics?.[0];
      // Under the dimension that alarms read it by.
      const ours = declared?.Namespace === metricsNamespace && String(declared.Dimensions) === "service";
      return ours && name in told ? [told[name]] : [];
    });
}
