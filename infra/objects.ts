import { Duration, Validations } from "aws-cdk-lib";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { livesOfPrefixes, type PrefixLife } from "../shared/objects/ends.ts";
import { prefixes } from "../shared/objects/prefixes.ts";
import { isLasting, removalOf, restoredId, type Stage } from "./stages/stage.ts";

/** The bucket of candidates' evidence, printed documents and exports. */
export class Objects extends Construct {
  readonly bucket: s3.Bucket;
  /** Where buckets log who reached them. */
  readonly accessLogs: s3.Bucket;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const removal = { removalPolicy: removalOf(stage), autoDeleteObjects: !isLasting(stage) };
    this.accessLogs = new s3.Bucket(this, "AccessLogs", {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      ...removal,
      lifecycleRules: [{ id: "one-year", expiration: Duration.days(365) }],
    });
    Validations.of(this.accessLogs).acknowledge({
      id: "AwsSolutions-S1",
      reason: "the bucket that receives access logs would log its own writes without end",
    });
    this.bucket = new s3.Bucket(this, restoredId("Bucket", stage), {
      serverAccessLogsBucket: this.accessLogs,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      ...removal,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      cors: [
        {
          // The space's pages alone: partners' systems send pieces from servers, which know no origin.
          allowedOrigins: [`https://${stage.domains.space}`],
          allowedMethods: [s3.HttpMethods.POST, s3.HttpMethods.GET, s3.HttpMethods.HEAD],
          allowedHeaders: ["*"],
          exposedHeaders: ["ETag", "Location"],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        ...Object.entries(livesOfPrefixes).flatMap(([name, life]) =>
          endOf(name as keyof typeof prefixes, life),
        ),
        {
          id: "replaced-or-deleted",
          noncurrentVersionExpiration: Duration.days(stage.retention.versions),
          abortIncompleteMultipartUploadAfter: Duration.days(2),
          // What a deletion leaves once the last version of an object is gone.
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    // Object events go to the default bus. By the resource's own property: CDK's option adds a function of its own.
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof s3.CfnBucket)) throw new Error("the bucket has no resource");
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}

/** The rule by which the bucket ends what is under a prefix, where functions do not. */
function endOf(name: keyof typeof prefixes, { days, versionDays }: PrefixLife): s3.LifecycleRule[] {
  if (days === undefined) return [];
  return [
    {
      id: name,
      prefix: prefixes[name],
      expiration: Duration.days(days),
      ...(versionDays === undefined ? {} : { noncurrentVersionExpiration: Duration.days(versionDays) }),
    },
  ];
}
