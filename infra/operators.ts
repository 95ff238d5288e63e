import { CfnOutput, CfnResource, Stack, Validations } from "aws-cdk-lib";
import type * as cognito from "aws-cdk-lib/aws-cognito";
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as events from "aws-cdk-lib/aws-events";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import {
  detailsPartition,
  filePartition,
  historyPartition,
  sealsPartition,
  trailHeadKey,
} from "../shared/store/keys.ts";
import { type WholeReach, wholeReach } from "../shared/store/table-reach.ts";
import type { FoundFunction } from "./discover.ts";
import { acknowledgeObjects, acknowledgeUse, objectStatements } from "./function.ts";
import { replayPrefix } from "./operator/archive-replay.ts";
import { reachOf } from "./reach.ts";
import { tableStatements } from "./table-statements.ts";
import type { DeadLetterQueue } from "./workers.ts";

const any = { kind: "*", id: "*" };

/** What operators' commands work on. */
interface OperatorsProps {
  table: dynamodb.ITable;
  anchors: s3.IBucket;
  bucket: s3.IBucket;
  functions: readonly FoundFunction[];
  queues: readonly DeadLetterQueue[];
  bus: events.IEventBus;
  archive: events.Archive;
  pool: cognito.IUserPool;
  /** Where records of the stream are that could not be published: the bucket, and the publisher's own queue. */
  parked: { bucket: s3.IBucket; queue: sqs.IQueue };
}

/** What operators' commands may do that no function may: a role for each, taken by people of the account with two factors. */
export class Operators extends Construct {
  constructor(scope: Construct, id: string, props: OperatorsProps) {
    super(scope, id);
    const { table, anchors, bucket, functions, queues, bus, parked } = props;
    this.role(
      "SplitFactsRole",
      "npm run split-facts: puts the details of recorded facts apart and seals them, once (decisions 31, 35)",
      readAndPut(table, [
        historyPartition(any),
        detailsPartition(any),
        sealsPartition(any),
        trailHeadKey(any).pk,
      ]),
    );
    this.role(
      "BeginRetentionsRole",
      "npm run begin-retentions: begins those of files of before, once (decision 34)",
      readAndPut(table, [filePartition("*")]),
    );
    this.role(
      "FillListsRole",
      "npm run fill-lists: writes what finds things of before in lists and searches (decision 58)",
      [readAll(table), ...working(reachOf(named(functions, "lists/keep-entries")), table)],
    );
    this.replaying(table, bucket, functions);
    this.retrying(queues);
    this.republishing(table, bus, parked, functions);
    this.replayingArchive(props);
    this.doingAgain(props);
    this.restoring(props);
    this.keepingUsers(props);
    const verifiers = this.role(
      "VerifyTrailsRole",
      "npm run audit:verify, list-facts: reads trails, and what anchors them (decision 35)",
      [
        readAll(table, `${table.tableArn}*`),
        new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: [anchors.arnForObjects("*")] }),
        new iam.PolicyStatement({ actions: ["s3:ListBucket"], resources: [anchors.bucketArn] }),
      ],
    );
    acknowledgeObjects(verifiers, anchors, "");
    acknowledgeRestored(verifiers, table, ["*"]);
  }

  /** R-DAY-4: what could not be processed goes back to where it came from. */
  private retrying(queues: readonly DeadLetterQueue[]): void {
    const fed = queues.flatMap(({ deadLetters, from }) =>
      from === undefined ? [] : [{ deadLetters, from }],
    );
    this.role(
      "TryAgainRole",
      "npm run try-again: moves messages that could not be processed back to their queue (decision 43)",
      [
        new iam.PolicyStatement({
          actions: ["sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:DeleteMessage"],
          resources: fed.map(({ deadLetters }) => deadLetters.queueArn),
        }),
        new iam.PolicyStatement({
          actions: ["sqs:GetQueueUrl", "sqs:SendMessage"],
          resources: fed.map(({ from }) => from.queueArn),
        }),
      ],
    );
  }

  /** Facts that were put aside, and those of a period, go on the bus, as the function that publishes puts them there. */
  private republishing(
    table: dynamodb.ITable,
    bus: events.IEventBus,
    parked: OperatorsProps["parked"],
    functions: readonly FoundFunction[],
  ): void {
    const role = this.role(
      "RepublishRole",
      "npm run republish, npm run replay-parked: puts facts on the bus again (decision 78)",
      [
        readAll(table),
        ...working(reachOf(named(functions, "events/publish-facts")), table),
        ...working(reachOf(named(functions, "trail/seal")), table),
        new iam.PolicyStatement({ actions: ["events:PutEvents"], resources: [bus.eventBusArn] }),
        new iam.PolicyStatement({
          actions: ["sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:DeleteMessage"],
          resources: [parked.queue.queueArn],
        }),
        new iam.PolicyStatement({
          actions: ["s3:GetObject", "s3:DeleteObject"],
          resources: [parked.bucket.arnForObjects("*")],
        }),
        new iam.PolicyStatement({ actions: ["s3:ListBucket"], resources: [parked.bucket.bucketArn] }),
      ],
    );
    acknowledgeObjects(role, parked.bucket, "");
  }

  /** What the bus was given goes to its rules once more: EventBridge does it, by a replay whose name the command makes. */
  private replayingArchive({ archive, bus }: OperatorsProps): void {
    const replays = Stack.of(this).formatArn({
      service: "events",
      resource: "replay",
      resourceName: `${replayPrefix}*`,
    });
    const role = this.role(
      "ReplayArchiveRole",
      "npm run replay-archive: has the bus give again what it was given (decision 78)",
      [
        new iam.PolicyStatement({
          actions: ["events:StartReplay"],
          resources: [archive.archiveArn, bus.eventBusArn, replays],
        }),
        new iam.PolicyStatement({ actions: ["events:DescribeReplay"], resources: [replays] }),
      ],
    );
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:${Stack.of(this).region}:${Stack.of(this).account}:replay/${replayPrefix}*]`,
      reason: "replays have the names that the command makes of their periods",
    });
  }

  /** What is done again: mails, runs, documents, each as the functions that do it. */
  private doingAgain({ table, anchors, bucket, functions, bus }: OperatorsProps): void {
    const onBus = new iam.PolicyStatement({ actions: ["events:PutEvents"], resources: [bus.eventBusArn] });
    const as = (name: string) => working(reachOf(named(functions, name)), table);
    this.role(
      "ResendRole",
      "npm run resend-withheld: records that withheld mails are to leave again (decision 78)",
      [readAll(table), ...as("deadlines/weekly-digest")],
    );
    const rerunning = this.role("RerunRole", "npm run rerun: plays a scheduled run again (decision 78)", [
      readAll(table),
      ...["deadlines/daily-run", "deadlines/weekly-digest", "privacy/daily-run", "trail/anchor"].flatMap(as),
      onBus,
      new iam.PolicyStatement({
        actions: ["s3:PutObject", "s3:GetObject"],
        resources: [anchors.arnForObjects("*")],
      }),
      new iam.PolicyStatement({ actions: ["s3:ListBucket"], resources: [anchors.bucketArn] }),
    ]);
    acknowledgeObjects(rerunning, anchors, "");
    const rebuilding = this.role(
      "RebuildDocumentsRole",
      "npm run rebuild-documents: has documents printed again whose bytes are lost (decision 78)",
      [
        readAll(table),
        onBus,
        new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: [bucket.arnForObjects("*")] }),
        new iam.PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }),
      ],
    );
    acknowledgeObjects(rebuilding, bucket, "");
  }

  /** Beside the system's table and bucket, in others whose names begin with theirs. */
  private restoring({ table, bucket }: OperatorsProps): void {
    const restored = `${table.tableArn}*`;
    const role = this.role(
      "RestoreRole",
      "npm run restore, prepare-restored, verify-restored: table and objects of one moment (decision 78)",
      [
        new iam.PolicyStatement({
          actions: [
            "dynamodb:RestoreTableToPointInTime",
            "dynamodb:DescribeTable",
            "dynamodb:UpdateTable",
            "dynamodb:UpdateTimeToLive",
            "dynamodb:UpdateContinuousBackups",
            // What AWS asks of who restores: it writes the items.
            "dynamodb:Scan",
            "dynamodb:Query",
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:BatchWriteItem",
          ],
          resources: [restored],
        }),
        new iam.PolicyStatement({
          actions: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
          resources: [`${bucket.bucketArn}*/*`],
        }),
        new iam.PolicyStatement({
          actions: [
            ...["s3:ListBucket", "s3:ListBucketVersions", "s3:CreateBucket"],
            ...["s3:PutBucketVersioning", "s3:PutBucketPublicAccessBlock"],
          ],
          resources: [`${bucket.bucketArn}*`],
        }),
      ],
    );
    acknowledgeRestored(role, table, ["*"]);
    acknowledgeRestored(role, bucket, ["*", "*/*"]);
  }

  /** The users of the pool: no backup of AWS's holds them (decision 84). */
  private keepingUsers({ table, bucket, pool }: OperatorsProps): void {
    const exporting = this.role(
      "ExportUsersRole",
      "npm run export-users: copies the users of the pool, without secrets, to the bucket (decision 84)",
      [
        new iam.PolicyStatement({ actions: ["cognito-idp:ListUsers"], resources: [pool.userPoolArn] }),
        ...objectStatements("export-users", bucket),
      ],
    );
    acknowledgeUse(exporting, bucket, "export-users");
    const restoring = this.role(
      "RestoreUsersRole",
      "npm run restore-users: makes exported users in the pool, with what their accounts had (decision 84)",
      [
        new iam.PolicyStatement({
          actions: [
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminGetUser",
            "cognito-idp:AdminSetUserPassword",
          ],
          resources: [pool.userPoolArn],
        }),
        ...tableStatements(
          wholeReach({ reads: ["ACCOUNT"], writes: ["ACCOUNT"], untold: true }),
          table.tableArn,
        ),
        ...objectStatements("restore-users", bucket),
      ],
    );
    acknowledgeUse(restoring, bucket, "restore-users");
  }

  /** As the function that erases, in a table that was restored beside the system's, whose name its own begins with. */
  private replaying(table: dynamodb.ITable, bucket: s3.IBucket, functions: readonly FoundFunction[]): void {
    const erasing = named(functions, "privacy/erase-due");
    const restored = `${table.tableArn}*`;
    const role = this.role(
      "ReplayErasuresRole",
      "npm run replay-erasures: erases anew in a restored table what was erased (decision 34)",
      [...tableStatements(reachOf(erasing), restored), ...objectStatements("replay-erasures", bucket)],
    );
    acknowledgeUse(role, bucket, "replay-erasures");
    acknowledgeRestored(role, table, ["*", "*/index/gsi1"]);
  }

  private role(id: string, description: string, statements: iam.PolicyStatement[]): iam.Role {
    const role = new iam.Role(this, id, {
      description,
      assumedBy: new iam.AccountRootPrincipal().withConditions({
        Bool: { "aws:MultiFactorAuthPresent": "true" },
      }),
      inlinePolicies: { needs: new iam.PolicyDocument({ statements }) },
    });
    new CfnOutput(this, `${id}Arn`, { value: role.roleArn });
    return role;
  }
}

function named(functions: readonly FoundFunction[], name: string): FoundFunction {
  const found = functions.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no function ${name}`);
  return found;
}

/** Reads the whole table; or those that were restored beside it, too. */
function readAll({ tableArn }: dynamodb.ITable, resource = tableArn): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ["dynamodb:Scan", "dynamodb:Query", "dynamodb:GetItem"],
    resources: [resource],
  });
}

/** Acknowledges that a role reaches what is restored beside a resource of the stack: its name begins with that one's. */
function acknowledgeRestored(
  role: iam.Role,
  { node }: dynamodb.ITable | s3.IBucket,
  ends: readonly string[],
): void {
  const resource = node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new Error("there is no resource");
  for (const end of ends)
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(resource).getLogicalId(resource)}.Arn>${end}]`,
      reason: "what is restored has a name that is not known before, which begins with the system's",
    });
}

/** What a function reads by its indexes, writes, checks and deletes, for a command that does what it does. */
function working(reach: WholeReach, { tableArn }: dynamodb.ITable): iam.PolicyStatement[] {
  return tableStatements({ ...reach, reads: [] }, tableArn);
}

/** Reads the whole table, and puts items in some of its partitions. */
function readAndPut(table: dynamodb.ITable, partitions: readonly string[]): iam.PolicyStatement[] {
  return [
    readAll(table),
    new iam.PolicyStatement({
      actions: ["dynamodb:PutItem"],
      resources: [table.tableArn],
      conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } },
    }),
  ];
}
