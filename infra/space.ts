import { join } from "node:path";
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as origins from "aws-cdk-lib/aws-cloudfront-origins";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as deployment from "aws-cdk-lib/aws-s3-deployment";
import { Construct } from "constructs";
import { apiBehaviour, distributionReasons, type Edge } from "./edge/api-front.ts";
import { edgeFunction } from "./edge/edge-function.ts";
import { capabilityLogs } from "./function.ts";
import type { Identity } from "./identity.ts";
import { isLasting, type Stage } from "./stages/stage.ts";

/** The path of the space's address under which the API is. */
export const apiPath = "/api";

/** The folder of the files whose names say what is in them. */
const namedFolder = "assets";

/** What the space is made from, and what it leads to. */
interface SpaceProps {
  /** Folder of the application, as it was built. */
  files: string;
  /** Its address, without a slash at its end. */
  portalUrl: string;
  /** What stands in us-east-1: the certificate of that address's domain, and the firewall. CloudFront's own domain answers without. */
  edge: Edge | undefined;
  stage: Stage;
  /** Where CloudFront finds the API. */
  apiOrigin: cloudfront.IOrigin;
  identity: Identity;
  /** Where pieces are put, and read from. */
  objects: s3.IBucket;
  accessLogs: s3.IBucket;
}

/**
 * The online space: the files of an application in a bucket that nothing but CloudFront reads, and the API beside them,
 * at one address.
 */
export class Space extends Construct {
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, props: SpaceProps) {
    super(scope, id);
    const bucket = new s3.Bucket(this, "Files", {
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: "space/",
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Made anew by each deployment.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: !isLasting(props.stage),
    });
    const { portalUrl, edge } = props;
    const distribution = new cloudfront.Distribution(this, "Distribution", {
      comment: "Espace des certifications",
      defaultRootObject: "index.html",
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(edge === undefined
        ? {}
        : {
            domainNames: [new URL(portalUrl).hostname],
            certificate: acm.Certificate.fromCertificateArn(this, "Certificate", edge.certificateArn),
            webAclId: edge.webAclArn,
          }),
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.headers(props),
        compress: true,
        functionAssociations: [
          edgeFunction(
            this,
            "ServeApplication",
            "serve-application.js",
            cloudfront.FunctionEventType.VIEWER_REQUEST,
          ),
        ],
      },
      additionalBehaviors: {
        [`${apiPath}/*`]: {
          ...apiBehaviour,
          origin: props.apiOrigin,
          functionAssociations: [
            edgeFunction(this, "ServeApi", "serve-api.js", cloudfront.FunctionEventType.VIEWER_REQUEST),
            edgeFunction(
              this,
              "AnswerOfApi",
              "answer-of-api.js",
              cloudfront.FunctionEventType.VIEWER_RESPONSE,
            ),
          ],
        },
      },
    });
    for (const [rule, reason] of [
      ...distributionReasons,
      ["AwsSolutions-CFR2", "the stage that runs on one machine has no firewall; the others give theirs"],
      ["AwsSolutions-CFR4", "it has no domain either, nor certificate"],
    ] as const)
      Validations.of(distribution).acknowledge({ id: rule, reason });
    this.distribution = distribution;
    this.deploy(props, bucket, distribution);
  }

  /** What browsers are told with each file: nothing but ours runs, and the page is in no frame. */
  private headers({ objects, identity }: SpaceProps): cloudfront.ResponseHeadersPolicy {
    const pieces = `https://${objects.bucketRegionalDomainName}`;
    return new cloudfront.ResponseHeadersPolicy(this, "Headers", {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "worker-src 'self' blob:",
            "style-src 'self'",
            "font-src 'self'",
            `img-src 'self' data: blob: ${pieces}`,
            `media-src 'self' blob: ${pieces}`,
            // The pool's pages, and its own API, with which a person sets a second factor.
            `connect-src 'self' ${pieces} ${identity.pagesUrl} ${identity.apiUrl}`,
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
          ].join("; "),
          override: true,
        },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(2 * 365),
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: [
          {
            header: "permissions-policy",
            value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            override: true,
          },
          { header: "cross-origin-opener-policy", value: "same-origin", override: true },
        ],
      },
    });
  }

  private deploy(
    { files, identity, stage }: SpaceProps,
    bucket: s3.IBucket,
    distribution: cloudfront.IDistribution,
  ): void {
    // CDK's function would make one that nothing ends.
    const logGroup = capabilityLogs(this, "DeploymentLogs", stage);
    // What a page of the application before loads late must outlive it (decision 85).
    const named = new deployment.BucketDeployment(this, "Named", {
      logGroup,
      sources: [deployment.Source.asset(join(files, namedFolder))],
      destinationBucket: bucket,
      destinationKeyPrefix: namedFolder,
      cacheControl: [deployment.CacheControl.fromString("public, max-age=31536000, immutable")],
      prune: false,
    });
    const opened = new deployment.BucketDeployment(this, "Opened", {
      logGroup,
      sources: [
        deployment.Source.asset(files, { exclude: [namedFolder] }),
        // Where people sign in is known once the pool is.
        deployment.Source.jsonData("sign-in.json", {
          pages: identity.pagesUrl,
          issuer: identity.issuer,
          client: identity.audience,
        }),
      ],
      destinationBucket: bucket,
      cacheControl: [deployment.CacheControl.fromString("no-cache")],
      prune: false,
      distribution,
      distributionPaths: ["/*"],
    });
    // No page opens before what it loads is there.
    opened.node.addDependency(named);
    const provider = Stack.of(this).node.children.find(({ node }) =>
      node.id.startsWith("Custom::CDKBucketDeployment"),
    );
    if (provider === undefined) throw new Error("CDK's function that deploys files is named otherwise");
    for (const id of rulesOfCdk(Stack.of(this), bucket.node.defaultChild as s3.CfnBucket))
      Validations.of(provider).acknowledge({ id, reason: "CDK's own function, which CDK tests and keeps" });
  }
}

/** What the function that CDK brings to deploy files is found to do otherwise than ours. */
function rulesOfCdk(stack: Stack, bucket: s3.CfnBucket): string[] {
  return [
    "AwsSolutions-L1",
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
    ...["GetObject", "GetBucket", "List", "DeleteObject", "Abort"].map(
      (action) => `AwsSolutions-IAM5[Action::s3:${action}*]`,
    ),
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-${stack.account}-${stack.region}/*]`,
    `AwsSolutions-IAM5[Resource::<${stack.getLogicalId(bucket)}.Arn>/*]`,
    "AwsSolutions-IAM5[Resource::*]",
  ];
}
