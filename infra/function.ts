import { CfnResource, Duration, Names, Size, Stack, Validations } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import type * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Needs } from "../shared/http/route.ts";
import type { WorkerNeeds } from "../shared/messaging/trigger.ts";
import { type ObjectUse, objectUses } from "../shared/objects/uses.ts";
import { usualTimeoutSeconds } from "../shared/runtime/call-limits.ts";
import { reachesTable, type WholeReach } from "../shared/store/table-reach.ts";
import { moduleName } from "./modules.ts";
import type { Resources } from "./resources.ts";
import { removalOf, type Stage } from "./stages/stage.ts";
import { tableStatements } from "./table-statements.ts";

/** How a function of ours differs from another. */
export interface FunctionSettings {
  /** Path under `functions/`. */
  name: string;
  purpose: string;
  needs: Needs | WorkerNeeds;
  /** What it reaches in the table by its needs and by what serves it. */
  reach: WholeReach;
  timeoutSeconds?: number;
  memoryMegabytes?: number;
  diskMegabytes?: number;
  /** Packages with native code. */
  packages?: readonly string[];
  logGroup: logs.ILogGroup;
  /** Whether it counts requests of visitors, who are known by what CloudFront tells of them. */
  countsVisitors?: boolean;
}

/** A function with the environment and the permissions that its declaration asks for, and no others. */
export class CqpFunction extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, settings: FunctionSettings, resources: Resources) {
    super(scope, id);
    const role = new iam.Role(this, "Role", {
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { needs: new iam.PolicyDocument({ statements: statements(settings, resources) }) },
    });
    Validations.of(role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason: "traces are sent to X-Ray, which knows no resource",
    });
    acknowledgePrefixes(role, settings.needs, resources);
    this.function = new lambda.Function(this, "Function", {
      description: settings.purpose,
      code: lambda.Code.fromAsset(resources.codeOf(settings.name)),
      handler: `${moduleName(settings.name)}.handler`,
      runtime: lambda.Runtime.NODEJS_24_X,
      // What native code is installed here is this machine's: a function with some runs on its kind of processor.
      architecture: settings.packages?.length ? lambda.Architecture.X86_64 : lambda.Architecture.ARM_64,
      role,
      memorySize: settings.memoryMegabytes ?? resources.stage.memory,
      timeout: Duration.seconds(settings.timeoutSeconds ?? usualTimeoutSeconds),
      ...(settings.diskMegabytes === undefined
        ? {}
        : { ephemeralStorageSize: Size.mebibytes(settings.diskMegabytes) }),
      logGroup: settings.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      environment: environment(settings, resources),
    });
    // Lambda samples by itself; CDK's option would add a policy of its own to each role.
    const resource = this.function.node.defaultChild;
    if (!(resource instanceof lambda.CfnFunction)) throw new Error("the function has no resource");
    resource.tracingConfig = { mode: lambda.Tracing.ACTIVE };
  }
}

/** A permission on the objects under a prefix is written with a wildcard: each is acknowledged by its own name. */
function acknowledgePrefixes(
  role: iam.Role,
  needs: FunctionSettings["needs"],
  { bucket, anchors }: Pick<Resources, "bucket" | "anchors">,
): void {
  if ("anchors" in needs) acknowledgeObjects(role, anchors, "");
  if (needs.objects !== undefined) acknowledgeUse(role, bucket, needs.objects);
}

/** Acknowledges the wildcards of a role's use of the bucket. */
export function acknowledgeUse(role: iam.Role, bucket: s3.IBucket, name: ObjectUse): void {
  for (const prefix of new Set(objectUses[name].objects.flatMap((allowed) => [...allowed.prefixes])))
    acknowledgeObjects(role, bucket, prefix);
}

/** Acknowledges the wildcard of a role's permission on the objects under a prefix of a bucket. */
export function acknowledgeObjects(role: iam.Role, bucket: s3.IBucket, prefix: string): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new Error("the bucket has no resource");
  // A nested stack knows the bucket by a parameter, which CDK names after the resource.
  const bucketArn =
    Stack.of(role) === Stack.of(resource)
      ? `${Stack.of(resource).getLogicalId(resource)}.Arn`
      : `referenceto${Names.nodeUniqueId(resource.node)}Arn`;
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${bucketArn}>/${prefix}*]`,
    reason: "the objects under one prefix of one bucket",
  });
}

/** A log group shared by the functions of a capability, kept as long as its stage says, which the privacy notice bounds. */
export function capabilityLogs(scope: Construct, id: string, stage: Stage): logs.LogGroup {
  return new logs.LogGroup(scope, id, {
    // CloudWatch's choices are numbers of days.
    retention: stage.retention.logs,
    removalPolicy: removalOf(stage),
  });
}

function environment(
  { name, needs, reach, countsVisitors = false }: FunctionSettings,
  resources: Resources,
): Record<string, string> {
  return {
    POWERTOOLS_SERVICE_NAME: name,
    ...(reachesTable(reach)
      ? { TABLE_NAME: resources.table.tableName, CURSOR_KEY: resources.cursorKey }
      : {}),
    ...(countsVisitors ? { EDGE_PROOF: resources.edgeProof } : {}),
    ...(needs.objects === undefined ? {} : { OBJECTS_BUCKET: resources.bucket.bucketName }),
    ...("anchors" in needs ? { ANCHORS_BUCKET: resources.anchors.bucketName } : {}),
    ...("certificates" in needs && needs.certificates ? certificateEnvironment(resources) : {}),
    ...("bus" in needs && needs.bus ? { BUS_NAME: resources.bus.eventBusName } : {}),
    ...("contact" in needs && needs.contact ? { MAIL_CONTACT: resources.mail.contact } : {}),
    ...("signIn" in needs && needs.signIn
      ? { TOKEN_ISSUER: resources.signIn.issuer, SIGN_IN_URL: resources.signIn.pages }
      : {}),
    ...("mail" in needs && needs.mail
      ? {
          MAIL_FROM: resources.mail.from,
          MAIL_CONTACT: resources.mail.contact,
          PORTAL_URL: resources.mail.portalUrl,
          MAIL_CONFIGURATION_SET: resources.mail.configurationSet,
        }
      : {}),
  };
}

/** What lets a role use the bucket's objects, see {@link objectUses}. */
export function objectStatements(name: ObjectUse, bucket: s3.IBucket): iam.PolicyStatement[] {
  const use = objectUses[name];
  const allow = (actions: readonly string[], resources: string[]) =>
    new iam.PolicyStatement({ actions: [...actions], resources });
  return [
    ...use.objects.map(({ actions, prefixes }) =>
      allow(
        actions,
        prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
      ),
    ),
    ...("list" in use ? [allow(["s3:ListBucket"], [bucket.bucketArn])] : []),
    ...("versions" in use ? [allow(["s3:ListBucketVersions"], [bucket.bucketArn])] : []),
  ];
}

function statements(
  { needs, reach, logGroup }: FunctionSettings,
  resources: Resources,
): iam.PolicyStatement[] {
  const allow = (actions: string[], targets: string[]) =>
    new iam.PolicyStatement({ actions, resources: targets });
  const { table, bucket, anchors, bus, mail } = resources;
  const granted = [
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn]),
    allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], ["*"]),
    ...tableStatements(reach, table.tableArn),
  ];
  if (needs.objects !== undefined) granted.push(...objectStatements(needs.objects, bucket));
  if ("anchors" in needs)
    granted.push(
      allow(["s3:PutObject", "s3:GetObject"], [anchors.arnForObjects("*")]),
      allow(["s3:ListBucket"], [anchors.bucketArn]),
    );
  if ("bus" in needs && needs.bus) granted.push(allow(["events:PutEvents"], [bus.eventBusArn]));
  if ("mail" in needs && needs.mail === true)
    granted.push(allow(["ses:SendRawEmail"], [mail.identityArn, mail.configurationSetArn]));
  return granted;
}

function certificateEnvironment({ certificates }: Resources): Record<string, string> {
  const { verifyUrl, verifyPage, signatory, place } = certificates;
  return {
    VERIFY_URL: verifyUrl,
    ...(verifyPage === undefined ? {} : { VERIFY_PAGE: verifyPage }),
    CERTIFICATE_SIGNATORY: signatory,
    CERTIFICATE_PLACE: place,
  };
}
