import { Duration, Validations } from "aws-cdk-lib";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import { edgeFunction } from "./edge-function.ts";

/** How CloudFront hands a request over to the API, and its answer back: nothing is kept, all may be asked. */
export const apiBehaviour = {
  viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
  cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
  originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
};

/** What a distribution takes from the edge of its stage. */
export interface Edge {
  certificateArn: string;
  webAclArn: string;
}

/** The rules of cdk-nag that our distributions do without, and why. */
export const distributionReasons = [
  ["AwsSolutions-CFR1", "candidates live overseas, and travel"],
  ["AwsSolutions-CFR3", "the API logs its requests; who opened a page of the application tells nothing"],
] as const;

/** The API at its own domain, for partners and for the codes on certificates, behind the firewall. */
export class ApiFront extends Construct {
  readonly distribution: cloudfront.Distribution;

  constructor(
    scope: Construct,
    id: string,
    props: { domain: string; edge: Edge; origin: cloudfront.IOrigin },
  ) {
    super(scope, id);
    this.distribution = new cloudfront.Distribution(this, "Distribution", {
      comment: "API des certifications",
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      domainNames: [props.domain],
      certificate: acm.Certificate.fromCertificateArn(this, "Certificate", props.edge.certificateArn),
      webAclId: props.edge.webAclArn,
      defaultBehavior: {
        ...apiBehaviour,
        origin: props.origin,
        functionAssociations: [
          edgeFunction(this, "NameVisitor", "name-visitor.js", cloudfront.FunctionEventType.VIEWER_REQUEST),
        ],
        responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, "Headers", {
          securityHeadersBehavior: {
            strictTransportSecurity: {
              accessControlMaxAge: Duration.days(2 * 365),
              includeSubdomains: true,
              override: true,
            },
          },
        }),
      },
    });
    for (const [rule, reason] of distributionReasons)
      Validations.of(this.distribution).acknowledge({ id: rule, reason });
  }
}
