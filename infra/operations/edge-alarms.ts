import { Duration } from "aws-cdk-lib";
import type * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Ring } from "./ring.ts";

const period = Duration.minutes(5);

/** Share of answers 5xx at which operators are told, in hundredths. */
const toleratedErrors = 5;

/** Days before its end at which a certificate should have been renewed: Certificate Manager begins sixty before. */
const daysToRenew = 30;

/** Requests refused in five minutes at which operators are told: one address that is refused asks hundreds of times. */
const toleratedRefusals = 1000;

/**
 * A metric of a distribution, which CloudFront gives in us-east-1 alone: `sum` of requests, `avg` of shares, and no other statistic.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 */
export function ofDistribution(
  distributionId: string,
  metricName: "5xxErrorRate" | "Requests",
  statistic: "avg" | "sum",
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: "AWS/CloudFront",
    metricName,
    dimensionsMap: { DistributionId: distributionId, Region: "Global" },
    statistic,
    period,
    region: "us-east-1",
  });
}

/** An alarm on what CloudFront answers itself or is answered: what never reaches the API is told of nowhere else. */
export function alarmOnDistributions(ring: Ring, ids: { space: string; api: string }): void {
  for (const [id, distributionId, says] of [
    ["SpaceErrors", ids.space, "CloudFront answers people of the online space with errors"],
    ["ApiErrors", ids.api, "CloudFront answers callers of the API's domain with errors"],
  ] as const)
    ring.on(id, {
      metric: ofDistribution(distributionId, "5xxErrorRate", "avg"),
      says: `${says}: ${toleratedErrors} % of answers are 5xx`,
      runbook: "edge-errors",
      when: { atLeast: toleratedErrors },
    });
}

/**
 * An alarm on a certificate that is not renewed: Certificate Manager does so by itself, weeks before, as long as the record that proves the
 * domain is there.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
 */
export function alarmOnCertificate(ring: Ring, certificate: acm.ICertificate, domains: string): void {
  ring.on("CertificateEnds", {
    metric: certificate.metricDaysToExpiry({ period: Duration.days(1) }),
    says: `The certificate of ${domains} ends in ${daysToRenew} days, and is not renewed`,
    runbook: "certificates",
    when: { atMost: daysToRenew },
  });
}

/** An alarm on what limits of the firewall refuse; `rules`: their names. */
export function alarmOnLimits(ring: Ring, acl: string, rules: readonly string[]): void {
  // Of CloudFront's firewalls, metrics have no region.
  const refused = rules.map(
    (rule) =>
      new cloudwatch.Metric({
        namespace: "AWS/WAFV2",
        metricName: "BlockedRequests",
        dimensionsMap: { WebACL: acl, Rule: rule },
        statistic: "sum",
        period,
      }),
  );
  ring.on("RequestsRefused", {
    metric: new cloudwatch.MathExpression({
      expression: refused.map((_, index) => `FILL(r${index}, 0)`).join(" + "),
      label: "requests refused",
      usingMetrics: Object.fromEntries(refused.map((metric, index) => [`r${index}`, metric])),
      period,
    }),
    says: "Limits of the firewall refuse many requests: a flood, or many people behind one address",
    runbook: "edge-limits",
    when: { atLeast: toleratedRefusals },
  });
}
