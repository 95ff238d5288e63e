import { type Duration, Stack, Validations } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledgeObjects } from "./function.ts";
import { isLasting, removalOf, type Stage } from "./stages/stage.ts";

/** Under which Lambda puts what it gives up, in a bucket: no choice of ours. */
const lambdaPrefix = "aws/lambda/";

/**
 * Where records of the table's stream go that a function failed at until the end, so that the shard goes on: with their content, which a
 * queue would not get, as Lambda tells it where they are in the stream alone, and the stream forgets them after a day.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export class ParkedRecords extends Construct implements lambda.IEventSourceDlq {
  readonly bucket: s3.Bucket;
  /** A message for each object that is put there: what waits is counted, and alarmed on, as dead letters are. */
  readonly notices: sqs.Queue;

  constructor(scope: Construct, id: string, { retention, stage }: { retention: Duration; stage: Stage }) {
    super(scope, id);
    this.notices = new sqs.Queue(this, "DeadLetters", {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: retention,
    });
    Validations.of(this.notices).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "it is a dead-letter queue",
    });
    this.bucket = new s3.Bucket(this, "Bucket", {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: removalOf(stage),
      autoDeleteObjects: !isLasting(stage),
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Records hold what items held: they go when they can't be processed any more.
      lifecycleRules: [{ id: "given-up", expiration: retention }],
    });
    Validations.of(this.bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason: "Lambda alone writes there, and operators read by a role of their own: CloudTrail tells",
    });
    const allowed = this.notices.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal("s3.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.notices.queueArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    // By the resource's own property: CDK's option adds a function of its own.
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof s3.CfnBucket)) throw new Error("the bucket has no resource");
    resource.notificationConfiguration = {
      queueConfigurations: [{ event: "s3:ObjectCreated:*", queue: this.notices.queueArn }],
    };
    // S3 sends a message to try, when it is told of the queue.
    if (allowed.policyDependable !== undefined) resource.node.addDependency(allowed.policyDependable);
  }

  /** Lets a function's mapping put there what it gives up: Lambda does so by the function's role. */
  bind(_mapping: lambda.IEventSourceMapping, handler: lambda.IFunction): lambda.DlqDestinationConfig {
    if (handler.role instanceof iam.Role) acknowledgeObjects(handler.role, this.bucket, lambdaPrefix);
    for (const [action, resource] of [
      ["s3:PutObject", this.bucket.arnForObjects(`${lambdaPrefix}*`)],
      ["s3:ListBucket", this.bucket.bucketArn],
    ] as const)
      handler.addToRolePolicy(new iam.PolicyStatement({ actions: [action], resources: [resource] }));
    return { destination: this.bucket.bucketArn };
  }
}
