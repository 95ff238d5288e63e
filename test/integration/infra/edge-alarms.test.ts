import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { supposed } from "../../../docs/scale/scale.ts";
import { EdgeStack } from "../../../infra/edge/edge-stack.ts";
import { limitRules } from "../../../infra/edge/web-acl.ts";
import { resourcesOf } from "../../../infra/local/template/assembly.ts";
import { checkStage, type StageSettings } from "../../../infra/stages/stage.ts";
import { composed, written } from "../../support/composed-stage.ts";

const production = written("production");
const edgeOf = (settings: StageSettings) =>
  Template.fromStack(new EdgeStack(new App(), "CqpEdge", checkStage(settings)));
const edge = edgeOf(production);

interface Metric {
  Namespace: string;
  MetricName: string;
  Dimensions: { Name: string; Value: unknown }[];
}
interface Alarm extends Metric {
  AlarmDescription: string;
  AlarmActions: unknown;
  OKActions: unknown;
  Threshold: number;
  Period: number;
  Statistic: string;
  EvaluationPeriods: number;
  ComparisonOperator: string;
  TreatMissingData: string;
  Metrics?: { Expression?: string; MetricStat?: { Metric: Metric; Stat: string; Period: number } }[];
}
const alarmsOf = (template: Template) =>
  Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
    ({ Properties }) => Properties as Alarm,
  );
const alarms = alarmsOf(edge);
const [topicId] = Object.keys(edge.findResources("AWS::SNS::Topic"));
const dimensions = ({ Dimensions }: Metric) =>
  Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));

/** Metrics that an alarm is on: what CloudWatch charges for. */
const metricsOf = (alarm: Pick<Alarm, "Metrics">) =>
  alarm.Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;

it("docs/scale.md counts the metrics of alarms, the alarms of alarms and the rules of the firewall that there are", async () => {
  const { assembly } = await composed(production);
  const ofSystem = resourcesOf(assembly, "AWS::CloudWatch::Alarm").map(([, { Properties }]) => Properties);
  const metrics = [...ofSystem, ...alarms].reduce((sum, alarm) => sum + metricsOf(alarm as Alarm), 0);
  const [acl] = Object.values(edge.findResources("AWS::WAFv2::WebACL"));
  expect({
    alarmMetrics: metrics,
    alarmsOfAlarms: resourcesOf(assembly, "AWS::CloudWatch::CompositeAlarm").length,
    firewallRules: acl?.Properties.Rules.length,
  }).toEqual({
    alarmMetrics: supposed.alarmMetrics,
    alarmsOfAlarms: supposed.alarmsOfAlarms,
    firewallRules: supposed.firewallRules,
  });
});

describe("what is seen at the edge", () => {
  it("an alarm is on the errors of each distribution, by its name and « Global », with the statistic that CloudFront gives", () => {
    const { distributions } = production.edge ?? {};
    const watched = alarms.filter(({ Namespace }) => Namespace === "AWS/CloudFront");
    expect(watched.map((alarm) => [alarm.MetricName, alarm.Statistic, dimensions(alarm)])).toEqual(
      [distributions?.space, distributions?.api].map((DistributionId) => [
        "5xxErrorRate",
        "Average",
        { DistributionId, Region: "Global" },
      ]),
    );
    for (const { Threshold, Period } of watched) {
      // Hundredths.
      expect(Threshold).toBeGreaterThan(1);
      expect(Threshold).toBeLessThanOrEqual(5);
      expect(Period).toBe(300);
    }
  });

  it("has none while no distribution is known, before the first release", () => {
    const { distributions: _, ...edgeBefore } = production.edge;
    const before = alarmsOf(edgeOf({ ...production, edge: edgeBefore }));
    expect(before.map(({ Namespace }) => Namespace)).not.toContain("AWS/CloudFront");
    expect(before).toHaveLength(alarms.length - 2);
  });

  it("an alarm is on each certificate that is not renewed in time, in its own region", async () => {
    const { assembly } = await composed(production);
    const ofSystem = resourcesOf(assembly, "AWS::CloudWatch::Alarm").map(
      ([, { Properties }]) => Properties as unknown as Alarm,
    );
    const [certificate] = Object.keys(edge.findResources("AWS::CertificateManager::Certificate"));
    const [[ofOrigin] = []] = resourcesOf(assembly, "AWS::CertificateManager::Certificate");
    for (const [within, Ref] of [
      [alarms, certificate],
      [ofSystem, ofOrigin],
    ] as const)
      expect(within.filter(({ Namespace }) => Namespace === "AWS/CertificateManager")).toMatchObject([
        {
          MetricName: "DaysToExpiry",
          Statistic: "Minimum",
          Dimensions: [{ Name: "CertificateArn", Value: { Ref } }],
          ComparisonOperator: "LessThanOrEqualToThreshold",
          Threshold: 30,
          // Once it has ended, nothing is told of it any more: the alarm goes on.
          TreatMissingData: "ignore",
        },
      ]);
  });

  it("an alarm is on what each limit of the firewall refuses, by the names under which the firewall measures", () => {
    const [acl] = Object.values(edge.findResources("AWS::WAFv2::WebACL"));
    const rules: { Statement: object; VisibilityConfig: { MetricName: string } }[] = acl?.Properties.Rules;
    const limits = rules
      .filter(({ Statement }) => "RateBasedStatement" in Statement)
      .map(({ VisibilityConfig }) => VisibilityConfig.MetricName);
    expect(limits).toEqual(Object.values(limitRules));
    const refused = alarms.filter(({ Metrics }) => Metrics !== undefined);
    expect(refused).toHaveLength(1);
    const metrics = refused[0]?.Metrics?.flatMap(({ MetricStat }) => MetricStat ?? []) ?? [];
    expect(
      metrics.map(({ Metric, Stat }) => [Metric.Namespace, Metric.MetricName, Stat, dimensions(Metric)]),
    ).toEqual(
      limits.map((Rule) => [
        "AWS/WAFV2",
        "BlockedRequests",
        "Sum",
        { WebACL: acl?.Properties.VisibilityConfig.MetricName, Rule },
      ]),
    );
    const [expression] = refused[0]?.Metrics?.flatMap(({ Expression }) => Expression ?? []) ?? [];
    expect(expression?.match(/FILL\(r\d, 0\)/g)).toHaveLength(limits.length);
    // Words that WAF keeps for itself.
    expect(acl?.Properties.VisibilityConfig.MetricName).not.toMatch(/^(all|default_action)$/i);
  });

  it("each tells the edge's topic when it begins and when it ends; what nothing is known of is well, but what runs down", () => {
    expect(alarms.length).toBeGreaterThanOrEqual(3);
    for (const alarm of alarms) {
      expect([alarm.AlarmActions, alarm.OKActions], alarm.AlarmDescription).toEqual([
        [{ Ref: topicId }],
        [{ Ref: topicId }],
      ]);
      const runsDown = alarm.MetricName === "DaysToExpiry";
      expect(alarm).toMatchObject({
        EvaluationPeriods: 1,
        ComparisonOperator: `${runsDown ? "Less" : "Greater"}ThanOrEqualToThreshold`,
        TreatMissingData: runsDown ? "ignore" : "notBreaching",
      });
    }
  });

  it("CloudWatch of this account may publish on the topic in us-east-1, over TLS, to each subscriber of the stage", () => {
    const [policy] = Object.values(edge.findResources("AWS::SNS::TopicPolicy"));
    expect(policy?.Properties.Topics).toEqual([{ Ref: topicId }]);
    const statements = policy?.Properties.PolicyDocument.Statement as Record<string, unknown>[];
    expect(statements.filter(({ Effect }) => Effect === "Allow")).toMatchObject([
      {
        Action: "sns:Publish",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Resource: { Ref: topicId },
        Condition: {
          StringEquals: { "aws:SourceAccount": production.account },
          ArnLike: {
            "aws:SourceArn": {
              "Fn::Join": [
                "",
                ["arn:", { Ref: "AWS::Partition" }, `:cloudwatch:us-east-1:${production.account}:alarm:*`],
              ],
            },
          },
        },
      },
    ]);
    expect(statements.filter(({ Effect }) => Effect === "Deny").map(({ Condition }) => Condition)).toEqual([
      { Bool: { "aws:SecureTransport": "false" } },
    ]);
    expect(
      Object.values(edge.findResources("AWS::SNS::Subscription")).map(({ Properties }) => Properties),
    ).toEqual(
      production.alarmSubscribers.map((Endpoint) => ({
        Protocol: "email",
        Endpoint,
        TopicArn: { Ref: topicId },
      })),
    );
  });
});
