import { Duration, RemovalPolicy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

/** Years that an anchor can't be deleted, by its owner either (decision 35). */
const lockedYears = 10;

/** The bucket of the trails' anchors: what is put there stays as it is. */
export class Anchors extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, props: { accessLogs: s3.IBucket; lasting: boolean }) {
    super(scope, id);
    const { accessLogs, lasting } = props;
    this.bucket = new s3.Bucket(this, "Bucket", {
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: "anchors/",
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockEnabled: true,
      // A lock binds its owner too: what is to be destroyed has none.
      ...(lasting
        ? {
            objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.days(lockedYears * 365)),
            removalPolicy: RemovalPolicy.RETAIN,
          }
        : { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }),
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    });
    // A version more would be another anchor of the same day: only a key that is free can be put.
    this.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ["s3:PutObject"],
        resources: [this.bucket.arnForObjects("*")],
        conditions: { Null: { "s3:if-none-match": "true" } },
      }),
    );
  }
}
