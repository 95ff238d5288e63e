import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, inject, it } from "vitest";
import { EdgeStack } from "../../../infra/edge/edge-stack.ts";
import { loadAssembly, resourcesOf } from "../../../infra/local/template/assembly.ts";
import type { TemplateResource } from "../../../infra/local/template/template.ts";
import { runbooks } from "../../../infra/operations/runbooks.ts";
import { local } from "../../../infra/stages/local.ts";
import { checkStage } from "../../../infra/stages/stage.ts";
import { identityRefusedAlarm } from "../../../shared/messaging/alarms.ts";
import { metricsNamespace } from "../../../shared/runtime/measure.ts";
import { written } from "../../support/composed-stage.ts";

const assembly = await loadAssembly(inject("assembly"));

/** An alarm of CloudWatch, as the template has it. */
interface Alarm {
  AlarmDescription: string;
  AlarmActions?: unknown[];
  OKActions?: unknown[];
  Threshold: number;
  ComparisonOperator: string;
  TreatMissingData?: string;
  EvaluationPeriods: number;
  MetricName?: string;
  Dimensions?: { Name: string; Value: unknown }[];
  Metrics?: { MetricStat?: { Metric: { MetricName: string; Dimensions?: unknown[] } } }[];
}

const alarms = resourcesOf(assembly, "AWS::CloudWatch::Alarm").map(
  ([, { Properties }]) => Properties as unknown as Alarm,
);
const [[topicId = ""] = []] = resourcesOf(assembly, "AWS::SNS::Topic");

/** The resource that a value of the template leads to: by its reference, or an attribute of it. */
const idIn = (value: unknown) => /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(JSON.stringify(value))?.[1];

/** Whether an alarm watches a metric of a resource. */
const isWatched = (id: string, metric: string) =>
  alarms.some((alarm) => {
    const own = [
      { MetricName: alarm.MetricName, Dimensions: alarm.Dimensions },
      ...(alarm.Metrics ?? []).map(({ MetricStat }) => MetricStat?.Metric),
    ];
    return own.some(
      (one) =>
        one?.MetricName === metric && (one.Dimensions ?? []).some((dimension) => idIn(dimension) === id),
    );
  });

const waitsUnseen = (queue: string | undefined) =>
  queue === undefined || !isWatched(queue, "ApproximateNumberOfMessagesVisible");

/** The resources of a type that what is wrong is told of, each by its id. */
const wrong = (type: string, tell: (properties: TemplateResource["Properties"], id: string) => unknown) => {
  const all = resourcesOf(assembly, type);
  expect(all.length, type).toBeGreaterThan(0);
  return all.flatMap(([id, { Properties }]) => {
    const told = tell(Properties, id);
    return told === false || told === undefined ? [] : [`${id}: ${told}`];
  });
};

/** What a value of the template holds under names that lead to it. */
const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((held, name) => (held as Record<string, unknown> | undefined)?.[name], value);

/** Whether a role may do something with a resource, by a policy within it or beside. */
const mayDo = (role: string | undefined, action: string, resource: string | undefined) => {
  const within = at(assembly.resources.get(role ?? "")?.Properties, "Policies") ?? [];
  const beside = resourcesOf(assembly, "AWS::IAM::Policy").flatMap(([, { Properties }]) =>
    (Properties["Roles"] as unknown[]).some((one) => idIn(one) === role) ? [Properties] : [],
  );
  return [within, beside]
    .flat()
    .some((policy) =>
      (at(policy, "PolicyDocument", "Statement") as { Action: string | string[]; Resource: unknown }[]).some(
        ({ Action, Resource }) =>
          [Action].flat().includes(action) && [Resource].flat().some((one) => idIn(one) === resource),
      ),
    );
};

describe("what fails is kept, and an alarm tells of it", () => {
  it("each queue is watched: one that a function works off for its age, and for what is given up", () => {
    expect(
      wrong("AWS::SQS::Queue", (queue, id) => {
        const deadLetters = idIn(at(queue, "RedrivePolicy", "deadLetterTargetArn"));
        if (deadLetters === undefined) return waitsUnseen(id) && "nothing tells of what is in it";
        if (waitsUnseen(deadLetters)) return "what is given up is not told";
        return !isWatched(id, "ApproximateAgeOfOldestMessage") && "its age is not watched";
      }),
    ).toEqual([]);
  });

  it("each target of a rule has a dead-letter queue that EventBridge may send to", () => {
    const policies = resourcesOf(assembly, "AWS::SQS::QueuePolicy").map(([, { Properties }]) => Properties);
    expect(
      wrong("AWS::Events::Rule", (rule, id) => {
        for (const target of at(rule, "Targets") as unknown[]) {
          const queue = idIn(at(target, "DeadLetterConfig", "Arn"));
          if (waitsUnseen(queue)) return "what it can't deliver is lost";
          const allowed = policies.some(
            (policy) =>
              idIn(at(policy, "Queues", "0")) === queue &&
              JSON.stringify(policy).includes("events.amazonaws.com") &&
              JSON.stringify(policy).includes(`"${id}"`),
          );
          if (!allowed) return "it may not send to its dead-letter queue";
        }
        return undefined;
      }),
    ).toEqual([]);
  });

  it("each mapping of the stream puts aside what it gives up with its content, goes on in time, and is watched for its age", () => {
    const buckets = new Map(resourcesOf(assembly, "AWS::S3::Bucket"));
    const streams = resourcesOf(assembly, "AWS::Lambda::EventSourceMapping").filter(
      ([, { Properties }]) => !JSON.stringify(Properties["EventSourceArn"]).includes("Queue"),
    );
    expect(streams).toHaveLength(2);
    for (const [id, { Properties }] of streams) {
      // A queue would be told where the records are in the stream, which forgets them after a day.
      const bucket = buckets.get(idIn(at(Properties, "DestinationConfig", "OnFailure", "Destination")) ?? "");
      const notices = idIn(
        at(bucket?.Properties, "NotificationConfiguration", "QueueConfigurations", "0", "Queue"),
      );
      expect(waitsUnseen(notices), id).toBe(false);
      expect(Properties["MaximumRecordAgeInSeconds"], id).toBeLessThan(24 * 3600);
      expect(Properties["BisectBatchOnFunctionError"], id).toBe(true);
      expect(isWatched(idIn(Properties["FunctionName"]) ?? "", "IteratorAge"), id).toBe(true);
    }
  });

  it("each schedule has a dead-letter queue, for what can't begin and for what fails, and an alarm when it does not finish", () => {
    const failures = new Map(
      resourcesOf(assembly, "AWS::Lambda::EventInvokeConfig").map(([, { Properties }]) => [
        idIn(Properties["FunctionName"]),
        idIn(at(Properties, "DestinationConfig", "OnFailure", "Destination")),
      ]),
    );
    expect(
      wrong("AWS::Scheduler::Schedule", ({ Target }) => {
        const started = idIn(at(Target, "Arn")) ?? "";
        if (waitsUnseen(idIn(at(Target, "DeadLetterConfig", "Arn")))) return "what can't begin is lost";
        if (waitsUnseen(failures.get(started))) return "a run that fails is lost";
        const watched = isWatched(started, "Invocations") && isWatched(started, "Errors");
        return !watched && "that it did not finish is not told";
      }),
    ).toEqual([]);
  });

  it("what puts something aside may do so: Lambda by the function's role, the scheduler by its own, S3 by the queue's policy", () => {
    const roleOf = (id: string | undefined) => idIn(assembly.resources.get(id ?? "")?.Properties["Role"]);
    for (const [id, { Properties }] of resourcesOf(assembly, "AWS::Lambda::EventInvokeConfig")) {
      const queue = idIn(at(Properties, "DestinationConfig", "OnFailure", "Destination"));
      expect(mayDo(roleOf(idIn(Properties["FunctionName"])), "sqs:SendMessage", queue), id).toBe(true);
    }
    for (const [id, { Properties }] of resourcesOf(assembly, "AWS::Scheduler::Schedule")) {
      const queue = idIn(at(Properties, "Target", "DeadLetterConfig", "Arn"));
      expect(mayDo(idIn(at(Properties, "Target", "RoleArn")), "sqs:SendMessage", queue), id).toBe(true);
    }
    for (const [id, { Properties }] of resourcesOf(assembly, "AWS::Lambda::EventSourceMapping")) {
      const bucket = idIn(at(Properties, "DestinationConfig", "OnFailure", "Destination"));
      if (bucket === undefined) continue;
      // As Lambda asks of a bucket for what it gives up.
      for (const action of ["s3:PutObject", "s3:ListBucket"])
        expect(mayDo(roleOf(idIn(Properties["FunctionName"])), action, bucket), `${id} ${action}`).toBe(true);
    }
    const told = resourcesOf(assembly, "AWS::S3::Bucket").flatMap(
      ([, { Properties }]) =>
        idIn(at(Properties, "NotificationConfiguration", "QueueConfigurations", "0", "Queue")) ?? [],
    );
    expect(told).toHaveLength(1);
    const policies = resourcesOf(assembly, "AWS::SQS::QueuePolicy").map(([, { Properties }]) => Properties);
    for (const queue of told) {
      const policy = policies.find((one) => idIn(at(one, "Queues", "0")) === queue);
      expect(at(policy, "PolicyDocument", "Statement"), queue).toContainEqual(
        expect.objectContaining({
          Effect: "Allow",
          Action: "sqs:SendMessage",
          Principal: { Service: "s3.amazonaws.com" },
        }),
      );
    }
  });

  it("no function is started by what does not wait for it, but by schedules", () => {
    const invokers = resourcesOf(assembly, "AWS::Lambda::Permission").map(([, { Properties }]) =>
      String(Properties["Principal"]),
    );
    expect([...new Set(invokers)].sort()).toEqual(["apigateway.amazonaws.com", "cognito-idp.amazonaws.com"]);
  });

  it("the function that makes tokens is watched for its errors, throttles and slowness", () => {
    const [[, pool] = []] = resourcesOf(assembly, "AWS::Cognito::UserPool");
    const trigger = idIn(at(pool?.Properties, "LambdaConfig", "PreTokenGenerationConfig")) ?? "";
    for (const metric of ["Errors", "Throttles", "Duration"]) expect(isWatched(trigger, metric)).toBe(true);
  });

  it("errors, throttles, the table, bounces, complaints and mails that do not leave have alarms", () => {
    const watched = alarms.flatMap(({ MetricName, Metrics = [] }) => [
      MetricName,
      ...Metrics.map(({ MetricStat }) => MetricStat?.Metric.MetricName),
    ]);
    for (const metric of [
      ...["5xx", "Errors", "Throttles", "ThrottledRequests", "SystemErrors"],
      ...["Reputation.BounceRate", "Reputation.ComplaintRate"],
      ...["MailIdentityRefused", "OldestMailWaiting", "MailWithheld", "ObjectMissing", "ObjectUnnamed"],
    ])
      expect(watched).toContain(metric);
  });

  it("what the month costs is told of before it is spent", () => {
    const [[, budget] = []] = resourcesOf(assembly, "AWS::Budgets::Budget");
    const told = budget?.Properties["NotificationsWithSubscribers"] as unknown[];
    expect(told.map((one) => at(one, "Notification", "NotificationType"))).toEqual(["ACTUAL", "FORECASTED"]);
    for (const one of told) expect(idIn(at(one, "Subscribers", "0", "Address"))).toBe(topicId);
  });

  it("the bus keeps facts for as long as the table can be restored to, to replay them", () => {
    const [[, archive] = []] = resourcesOf(assembly, "AWS::Events::Archive");
    expect(archive?.Properties).toMatchObject({ RetentionDays: 35 });
    expect(idIn(archive?.Properties["SourceArn"])).toBe(
      resourcesOf(assembly, "AWS::Events::EventBus")[0]?.[0],
    );
  });
});

/**
 * The metrics of AWS that alarms are on, each with the dimensions under which it is found: another set of them is another metric, of
 * which there is never a value.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 * @see https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
 */
const metricsOfAws: Readonly<Record<string, { names: readonly string[]; by: readonly string[] }>> = {
  "AWS/SQS": {
    names: ["ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"],
    by: ["QueueName"],
  },
  "AWS/Lambda": {
    names: ["Errors", "Throttles", "Duration", "Invocations", "IteratorAge"],
    by: ["FunctionName", ""],
  },
  "AWS/DynamoDB": { names: ["ThrottledRequests", "SystemErrors"], by: ["Operation,TableName"] },
  "AWS/ApiGateway": { names: ["5xx"], by: ["ApiId"] },
  "AWS/SES": { names: ["Reputation.BounceRate", "Reputation.ComplaintRate"], by: [""] },
};

describe("an alarm is on what there are values of", () => {
  const metrics = alarms.flatMap(({ AlarmDescription, Metrics = [], ...own }) =>
    [own, ...Metrics.map(({ MetricStat }) => MetricStat?.Metric)].flatMap((metric) =>
      metric?.MetricName === undefined ? [] : [{ ...(metric as Watched), told: AlarmDescription }],
    ),
  );
  interface Watched {
    Namespace: string;
    MetricName: string;
    Dimensions?: { Name: string; Value: unknown }[];
  }
  const namesOf = ({ Dimensions = [] }: Watched) =>
    Dimensions.map(({ Name }) => Name)
      .sort()
      .join();

  it("each alarm has a metric, and each of AWS is one of AWS, by dimensions that AWS gives it", () => {
    expect(new Set(metrics.map(({ told }) => told)).size).toBe(
      new Set(alarms.map(({ AlarmDescription }) => AlarmDescription)).size,
    );
    const unknown = metrics.filter((metric) => {
      if (metric.Namespace === metricsNamespace) return false;
      const { names = [], by = [] } = metricsOfAws[metric.Namespace] ?? {};
      return !names.includes(metric.MetricName) || !by.includes(namesOf(metric));
    });
    expect(unknown).toEqual([]);
  });

  it("what an alarm's dimension names is a thing of the stack", () => {
    const ids = new Set(assembly.resources.keys());
    const strange = metrics.flatMap(({ Namespace, Dimensions = [], told }) =>
      Dimensions.filter(
        ({ Name, Value }) =>
          Namespace !== metricsNamespace && Name !== "Operation" && !ids.has(idIn(Value) ?? ""),
      ).map(({ Name }) => `${told}: ${Name}`),
    );
    expect(strange).toEqual([]);
  });

  it("each of ours is measured by the function that its dimension names, whose code names it, or counted in its log", () => {
    const services = new Map(
      resourcesOf(assembly, "AWS::Lambda::Function").map(([, { Properties }]) => [
        String(at(Properties, "Environment", "Variables", "POWERTOOLS_SERVICE_NAME")),
        Properties,
      ]),
    );
    const filters = resourcesOf(assembly, "AWS::Logs::MetricFilter").map(([, { Properties }]) => Properties);
    const ours = metrics.filter(({ Namespace }) => Namespace === metricsNamespace);
    expect(new Set(ours.map(({ MetricName }) => MetricName))).toEqual(
      new Set(["MailIdentityRefused", "MailWithheld", "OldestMailWaiting", "ObjectMissing", "ObjectUnnamed"]),
    );
    for (const metric of ours) {
      const filter = filters.find((one) =>
        JSON.stringify(one["MetricTransformations"]).includes(`"${metric.MetricName}"`),
      );
      if (filter !== undefined) {
        expect(namesOf(metric)).toBe("");
        expect(filter["MetricTransformations"]).toMatchObject([{ MetricNamespace: metricsNamespace }]);
        // `mail-taken.test.ts` has the line logged; its log group is that of the functions that write it.
        expect(filter["FilterPattern"]).toBe(`{ $.message = "${identityRefusedAlarm}" }`);
        for (const name of ["mail/send-mail", "mail/send-pending"])
          expect(idIn(at(services.get(name), "LoggingConfig", "LogGroup"))).toBe(
            idIn(filter["LogGroupName"]),
          );
        continue;
      }
      expect(namesOf(metric)).toBe("service");
      // `mail-taken.test.ts` and `compared-objects.test.ts` have them measured.
      const { Value } = metric.Dimensions?.[0] ?? {};
      expect(services.has(String(Value)), String(Value)).toBe(true);
      expect(sourcesOf(`functions/${Value}.ts`), `${Value} ${metric.MetricName}`).toContain(
        `measure("${metric.MetricName}"`,
      );
    }
  });
});

/** The text of a source and of all that it imports of ours. */
function sourcesOf(entry: string): string {
  const read = new Map<string, string>();
  const follow = (file: string) => {
    if (read.has(file)) return;
    const text = readFileSync(file, "utf8");
    read.set(file, text);
    for (const [, path = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g))
      follow(join(dirname(file), path));
  };
  follow(entry);
  return [...read.values()].join("\n");
}

/** From where on an alarm on a metric rings at the latest: seconds, milliseconds and shares; counts are few. */
const highest: Readonly<Record<string, number>> = {
  ApproximateNumberOfMessagesVisible: 1,
  // All deliveries of the longest worker take four hours.
  ApproximateAgeOfOldestMessage: 5 * 3600,
  IteratorAge: 15 * 60_000,
  Duration: 4500,
  OldestMailWaiting: 3600,
  "Reputation.BounceRate": 0.05,
  "Reputation.ComplaintRate": 0.001,
};

describe("an alarm reaches operators", () => {
  it("each tells the topic when it begins and when it ends", () => {
    for (const { AlarmActions = [], OKActions = [], AlarmDescription } of alarms)
      for (const actions of [AlarmActions, OKActions])
        expect(actions.map(idIn), AlarmDescription).toEqual([topicId]);
  });

  it("each rings where it should: what waits aside from the first message on, what should happen where nothing is known of it", () => {
    const toldBy = (alarm: Alarm) => ({
      from: alarm.Threshold,
      where: alarm.ComparisonOperator,
      unknown: alarm.TreatMissingData,
    });
    const runs = alarms.filter(({ AlarmDescription }) => AlarmDescription.includes("did not finish"));
    expect(runs).toHaveLength(resourcesOf(assembly, "AWS::Scheduler::Schedule").length);
    for (const alarm of runs)
      expect(toldBy(alarm), alarm.AlarmDescription).toEqual({
        from: 1,
        where: "LessThanThreshold",
        unknown: "breaching",
      });
    for (const alarm of alarms.filter((one) => !runs.includes(one))) {
      expect(toldBy(alarm), alarm.AlarmDescription).toMatchObject({
        where: "GreaterThanOrEqualToThreshold",
        unknown: "notBreaching",
      });
      const most = highest[alarm.MetricName ?? ""] ?? 15;
      expect(alarm.Threshold, alarm.AlarmDescription).toBeGreaterThan(0);
      expect(alarm.Threshold, alarm.AlarmDescription).toBeLessThanOrEqual(most);
      expect(alarm.EvaluationPeriods, alarm.AlarmDescription).toBe(1);
    }
  });

  it("CloudWatch and Budgets of this account may publish on the topic, over TLS", () => {
    const [[, policy] = []] = resourcesOf(assembly, "AWS::SNS::TopicPolicy");
    expect(idIn(at(policy?.Properties, "Topics", "0"))).toBe(topicId);
    const statements = at(policy?.Properties, "PolicyDocument", "Statement") as {
      Effect: string;
      Principal: { Service?: string };
      Action: string;
      Condition: Record<string, Record<string, unknown>>;
      Resource: unknown;
    }[];
    const allowed = statements.filter(({ Effect }) => Effect === "Allow");
    expect(allowed.map(({ Principal }) => Principal.Service)).toEqual([
      "cloudwatch.amazonaws.com",
      "budgets.amazonaws.com",
    ]);
    for (const { Action, Condition, Resource } of allowed) {
      expect(Action).toBe("sns:Publish");
      expect(idIn(Resource)).toBe(topicId);
      expect(Condition["StringEquals"]).toEqual({ "aws:SourceAccount": local.account });
      expect(JSON.stringify(Condition["ArnLike"])).toMatch(/:cloudwatch:|:budgets:/);
    }
    // Nothing is refused but what comes in the clear.
    for (const { Condition } of statements.filter(({ Effect }) => Effect === "Deny"))
      expect(Condition).toEqual({ Bool: { "aws:SecureTransport": "false" } });
    // A topic under a key of our own would need that key to let them, too.
    expect(resourcesOf(assembly, "AWS::SNS::Topic")[0]?.[1].Properties).not.toHaveProperty("KmsMasterKeyId");
  });
});

describe("what operators do", () => {
  it("each alarm names its page of docs/operations, which exists and says what to do; no page is of no alarm", () => {
    const ofEdge = Object.values(
      Template.fromStack(
        new EdgeStack(new App(), "CqpEdge", checkStage(written("production"))),
      ).findResources("AWS::CloudWatch::Alarm"),
    ).map(({ Properties }) => Properties as Alarm);
    expect(ofEdge.length).toBeGreaterThan(0);
    const named = new Set(
      [...alarms, ...ofEdge].map(
        ({ AlarmDescription }) => /\. Runbook: (docs\/operations\/[\w-]+\.md)$/.exec(AlarmDescription)?.[1],
      ),
    );
    // A budget has no description.
    named.add("docs/operations/budget.md");
    expect([...named].sort()).toEqual(
      Object.keys(runbooks)
        .map((name) => `docs/operations/${name}.md`)
        .sort(),
    );
    for (const page of named) {
      const told = readFileSync(page ?? "", "utf8");
      expect(told, page).toMatch(/^# .+\n\n[^#]+\n## What to do\n\n1\. /);
      expect(readFileSync("docs/operations/README.md", "utf8")).toContain(page?.split("/").at(-1));
    }
  });

  it("each command that a page tells of exists, and each output that it names is one of the stack", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const edge = readFileSync("infra/edge/pipeline-role.ts", "utf8");
    for (const page of globSync("docs/operations/*.md")) {
      const told = readFileSync(page, "utf8");
      for (const [, name = ""] of told.matchAll(/npm run ([\w:-]+)/g))
        expect(scripts, page).toHaveProperty([name]);
      for (const [, output = ""] of told.matchAll(/`(\w+RoleArn)`/g))
        expect(
          // The role of releases is one of the stack of the edge.
          edge.includes(`"${output}"`) || Object.keys(assembly.outputs).some((name) => name.includes(output)),
          `${page} ${output}`,
        ).toBe(true);
    }
  });
});

describe("what operators look at", () => {
  it("one dashboard shows every alarm, the API, functions, queues, the stream, the table and mails", () => {
    const dashboards = resourcesOf(assembly, "AWS::CloudWatch::Dashboard");
    expect(dashboards).toHaveLength(1);
    const body = JSON.stringify(dashboards[0]?.[1].Properties["DashboardBody"]);
    for (const [id] of resourcesOf(assembly, "AWS::CloudWatch::Alarm")) expect(body).toContain(`"${id}"`);
    for (const metric of [
      "5xxErrorRate",
      "Latency",
      "ConcurrentExecutions",
      "IteratorAge",
      "OldestMailWaiting",
      "Bounce",
    ])
      expect(body).toContain(metric);
  });

  it("the access log says route, hash of the account, latency and what refused a token, and no address of people", () => {
    const [[, stage] = []] = resourcesOf(assembly, "AWS::ApiGatewayV2::Stage");
    const line = JSON.parse(String(at(stage?.Properties, "AccessLogSettings", "Format")));
    expect(line).toMatchObject({
      requestId: "$context.requestId",
      route: "$context.routeKey",
      latency: "$context.responseLatency",
      subject: "$context.authorizer.claims.logged_subject",
      authorizerError: "$context.authorizer.error",
    });
    expect(JSON.stringify(line)).not.toMatch(/claims\.(sub|proved_address|display_name)"|sourceIp/);
  });

  it("every function of ours is traced by Lambda, which samples: no code is loaded for it", () => {
    expect(
      wrong(
        "AWS::Lambda::Function",
        ({ Runtime, TracingConfig }) =>
          String(Runtime).startsWith("nodejs24") && at(TracingConfig, "Mode") !== "Active" && "not traced",
      ),
    ).toEqual([]);
  });
});
