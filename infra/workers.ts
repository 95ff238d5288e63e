import { CfnResource, Duration, Stack, TimeZone, Validations } from "aws-cdk-lib";
import type * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as cognito from "aws-cdk-lib/aws-cognito";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as destinations from "aws-cdk-lib/aws-lambda-destinations";
import { DynamoEventSource, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { FilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import * as scheduler from "aws-cdk-lib/aws-scheduler";
import * as schedulerTargets from "aws-cdk-lib/aws-scheduler-targets";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { guardDutySource, scanDetailType } from "../events/guardduty.ts";
import { sesDetailTypes, sesSource } from "../events/ses.ts";
import { eventSource } from "../events/source.ts";
import { timeZone } from "../shared/domain/time/civil-date.ts";
import { identityRefusedAlarm } from "../shared/messaging/alarms.ts";
import { type Trigger, visibilityTimeouts } from "../shared/messaging/trigger.ts";
import { constructId, type FoundFunction } from "./discover.ts";
import { CqpFunction, capabilityLogs } from "./function.ts";
import type { WatchedWorker } from "./operations/worker-alarms.ts";
import { ParkedRecords } from "./parked-records.ts";
import { reachOf } from "./reach.ts";
import type { Resources } from "./resources.ts";

/** The kinds of triggers that are queues which a bus fills. */
type QueueKind = "facts" | "subjects" | "uploads" | "deliveries";

/** How long what could not be processed is kept: the longest that SQS does. */
const deadLettersKept = Duration.days(14);

/** The background functions, each with what starts it. */
export class Workers extends Construct {
  /** What operators watch of each. */
  readonly watched: WatchedWorker[] = [];
  /** Lines of their logs that say that SES refuses whom mails come from. */
  readonly identityRefused: cloudwatch.IMetric;
  /** Where such messages are, and the queues that they came from, where they did from one. */
  readonly deadLetterQueues: DeadLetterQueue[] = [];
  private readonly counting: { worker: Construct; handler: lambda.Function }[] = [];
  /** Where records of the stream are that a function gave up. */
  readonly parked: ParkedRecords;

  constructor(
    scope: Construct,
    id: string,
    props: { functions: readonly FoundFunction[]; resources: Resources; pool: cognito.UserPool },
  ) {
    super(scope, id);
    const logGroup = capabilityLogs(this, "Logs", props.resources.stage);
    this.identityRefused = countIdentityRefused(this, logGroup);
    const { stage } = props.resources;
    this.parked = new ParkedRecords(this, "ParkedRecords", { retention: deadLettersKept, stage });
    this.deadLetterQueues.push({ deadLetters: this.parked.notices });
    for (const one of props.functions) {
      if (one.declared.kind === "trigger") this.add(one, one.declared.trigger, logGroup, props);
    }
    for (const { worker, handler } of this.counting) allowCounting(worker, handler, this.deadLetterQueues);
  }

  private add(
    { name, packages }: FoundFunction,
    trigger: Trigger,
    logGroup: LogGroup,
    { resources, pool }: { resources: Resources; pool: cognito.UserPool },
  ): void {
    const worker = new Construct(this, constructId(name));
    const { function: handler } = new CqpFunction(
      worker,
      "Worker",
      { ...trigger, name, packages, logGroup, reach: reachOf({ declared: { kind: "trigger", trigger } }) },
      resources,
    );
    const { users } = trigger.needs;
    if (users !== undefined) {
      handler.addEnvironment("USER_POOL_ID", pool.userPoolId);
      const [policy, action] = onUsers[users];
      allowOnUsers(worker, policy, action, handler, pool);
    }
    if (trigger.needs.deadLetters === "count") this.counting.push({ worker, handler });
    const watched: WatchedWorker = { name, trigger, handler };
    this.watched.push(watched);
    switch (trigger.kind) {
      case "facts":
      case "subjects":
      case "uploads":
      case "deliveries":
        Object.assign(watched, this.feedFromQueue(worker, handler, trigger, resources));
        break;
      case "stream":
        if (trigger.needs.parking === true) watched.deadLetters = this.allowParking(worker, handler);
        if (trigger.facts !== undefined)
          handler.addEnvironment("FACT_TYPES", trigger.facts.map(({ type }) => type).join(" "));
        if (handler.role !== undefined)
          Validations.of(handler.role).acknowledge({
            id: "AwsSolutions-IAM5[Resource::*]",
            reason: "listing streams takes no resource; CDK adds it to the readers of a stream",
          });
        handler.addEventSource(
          new DynamoEventSource(resources.table, {
            startingPosition: lambda.StartingPosition.TRIM_HORIZON,
            batchSize: trigger.batchSize,
            retryAttempts: 100,
            // Well before the stream loses them, a day after they were written.
            maxRecordAge: Duration.hours(6),
            reportBatchItemFailures: true,
            bisectBatchOnError: true,
            onFailure: this.parked,
            filters: streamFilters(trigger),
          }),
        );
        break;
      case "schedule": {
        const resource = handler.node.defaultChild;
        if (!(resource instanceof CfnResource)) throw new Error("the function has no resource");
        // CDK keeps the scheduler's role beside the stack's own constructs.
        Validations.of(Stack.of(this)).acknowledge({
          id: `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(resource)}.Arn>:*]`,
          reason: "CDK's schedule target lets the scheduler invoke any version of this one function",
        });
        const deadLetters = this.deadLetters(worker);
        watched.deadLetters = deadLetters;
        // The scheduler does not wait for the answer: what fails afterwards is Lambda's to tell.
        handler.configureAsyncInvoke({
          onFailure: new destinations.SqsDestination(deadLetters),
          retryAttempts: 2,
          maxEventAge: Duration.hours(6),
        });
        new scheduler.Schedule(worker, "Schedule", {
          description: trigger.purpose,
          schedule: scheduler.ScheduleExpression.expression(trigger.expression, TimeZone.of(timeZone)),
          target: new schedulerTargets.LambdaInvoke(handler, {
            retryAttempts: 10,
            deadLetterQueue: deadLetters,
          }),
        });
        break;
      }
      case "tokens":
        pool.addTrigger(
          cognito.UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
          handler,
          cognito.LambdaVersion.V2_0,
        );
        allowOnUsers(worker, "ReadsUsers", "cognito-idp:AdminGetUser", handler, pool);
        break;
    }
  }

  private feedFromQueue(
    worker: Construct,
    handler: lambda.Function,
    trigger: Extract<Trigger, { kind: QueueKind }>,
    resources: Resources,
  ): Pick<WatchedWorker, "queue" | "deadLetters"> {
    const { stage } = resources;
    const deadLetters = this.deadLetters(worker);
    const queue = new sqs.Queue(worker, "Queue", {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(trigger.timeoutSeconds * visibilityTimeouts),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: trigger.maxDeliveries },
    });
    for (const one of this.deadLetterQueues) if (one.deadLetters === deadLetters) one.from = queue;
    handler.addEventSource(
      new SqsEventSource(queue, {
        batchSize: trigger.batchSize,
        reportBatchItemFailures: true,
        maxConcurrency: Math.min(
          ("atOnce" in trigger ? trigger.atOnce : undefined) ?? stage.concurrency,
          stage.concurrency,
        ),
      }),
    );
    new events.Rule(worker, "Rule", {
      description: trigger.purpose,
      ...eventsOf(trigger, resources),
      // What EventBridge can't deliver is where what the worker can't process is, in the same form.
      targets: [new targets.SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
    return { queue, deadLetters };
  }

  /** Where a function puts aside what it can't do anything with, with its content, so that it goes on. */
  private allowParking(worker: Construct, handler: lambda.Function): sqs.Queue {
    const parking = this.deadLetters(worker);
    handler.addEnvironment("PARKING_QUEUE", parking.queueName);
    const statement = new iam.PolicyStatement({
      actions: ["sqs:GetQueueUrl", "sqs:SendMessage"],
      resources: [parking.queueArn],
    });
    handler.role?.attachInlinePolicy(new iam.Policy(worker, "Parks", { statements: [statement] }));
    return parking;
  }

  private deadLetters(worker: Construct): sqs.Queue {
    const queue = new sqs.Queue(worker, "DeadLetters", {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: deadLettersKept,
    });
    this.deadLetterQueues.push({ deadLetters: queue });
    Validations.of(queue).acknowledge({ id: "AwsSolutions-SQS3", reason: "it is a dead-letter queue" });
    return queue;
  }
}

/** A dead-letter queue, and the queue that its messages came from; none of a stream or a schedule. */
export interface DeadLetterQueue {
  deadLetters: sqs.Queue;
  from?: sqs.Queue;
}

/** A policy of its own: the function has a dead-letter queue itself, which must exist before it is named. */
function allowCounting(scope: Construct, handler: lambda.Function, queues: readonly DeadLetterQueue[]): void {
  // Names, as four kilobytes are all that an environment holds.
  handler.addEnvironment(
    "DEAD_LETTER_QUEUES",
    queues.map(({ deadLetters }) => deadLetters.queueName).join(" "),
  );
  const policy = new iam.Policy(scope, "CountsDeadLetters", {
    statements: [
      new iam.PolicyStatement({
        actions: ["sqs:GetQueueUrl", "sqs:GetQueueAttributes"],
        resources: queues.map(({ deadLetters }) => deadLetters.queueArn),
      }),
    ],
  });
  if (handler.role !== undefined) policy.attachToRole(handler.role);
}

/** Which records of the table's stream a function is given. */
function streamFilters({ entities, changing = [] }: Extract<Trigger, { kind: "stream" }>) {
  const of = (names: readonly string[]) => ({ entity: { S: lambda.FilterRule.or(...names) } });
  return [
    lambda.FilterCriteria.filter({
      eventName: lambda.FilterRule.isEqual("INSERT"),
      dynamodb: { NewImage: of([...entities, ...changing]) },
    }),
    ...(changing.length === 0
      ? []
      : [
          lambda.FilterCriteria.filter({
            eventName: lambda.FilterRule.or("MODIFY", "REMOVE"),
            dynamodb: { OldImage: of(changing) },
          }),
        ]),
  ];
}

/** Operators are told once that SES refuses whom mails come from: it is logged when mails begin to wait. */
function countIdentityRefused(scope: Construct, logGroup: LogGroup): cloudwatch.IMetric {
  return new MetricFilter(scope, "IdentityRefused", {
    logGroup,
    filterPattern: FilterPattern.stringValue("$.message", "=", identityRefusedAlarm),
    metricNamespace: "Cqp",
    metricName: "MailIdentityRefused",
  }).metric({ statistic: "sum", period: Duration.minutes(5) });
}

/** What functions may do with users of the pool: the name of the policy, and the action. */
const onUsers = {
  delete: ["DeletesUsers", "cognito-idp:AdminDeleteUser"],
  list: ["ListsUsers", "cognito-idp:ListUsers"],
} as const;

/** A policy of its own: the pool may wait for the function, which must not wait for what names the pool. */
function allowOnUsers(
  scope: Construct,
  id: string,
  action: string,
  handler: lambda.Function,
  { userPoolArn }: cognito.UserPool,
): void {
  const statement = new iam.PolicyStatement({ actions: [action], resources: [userPoolArn] });
  handler.role?.attachInlinePolicy(new iam.Policy(scope, id, { statements: [statement] }));
}

/** Which bus, and which events on it, fill the queue of a worker. */
function eventsOf(
  trigger: Extract<Trigger, { kind: QueueKind }>,
  { bus, bucket, mail }: Resources,
): Pick<events.RuleProps, "eventBus" | "eventPattern"> {
  switch (trigger.kind) {
    case "facts":
      return {
        eventBus: bus,
        eventPattern: { source: [eventSource], detailType: trigger.facts.map(({ type }) => type) },
      };
    case "subjects":
      // By what they are about: a pattern holds 2,048 characters, and the names of all facts more.
      return {
        eventBus: bus,
        eventPattern: { source: [eventSource], detail: { about: { kind: [...trigger.about] } } },
      };
    case "uploads":
      return {
        eventPattern: {
          source: [guardDutySource],
          detailType: [scanDetailType],
          detail: {
            s3ObjectDetails: { bucketName: [bucket.bucketName], objectKey: [{ prefix: trigger.prefix }] },
          },
        },
      };
    case "deliveries":
      return {
        eventPattern: {
          source: [sesSource],
          detailType: Object.values(sesDetailTypes),
          detail: { mail: { tags: { "ses:configuration-set": [mail.configurationSet] } } },
        },
      };
  }
}
