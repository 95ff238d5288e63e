import { Validations } from "aws-cdk-lib";
import * as apigateway from "aws-cdk-lib/aws-apigatewayv2";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as origins from "aws-cdk-lib/aws-cloudfront-origins";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { removalOf, type Stage } from "../stages/stage.ts";

/** What the origin of the API stands on. */
interface ApiOriginProps {
  stage: Stage;
  /** Where CloudFront finds the API. */
  domain: string;
  api: apigateway.HttpApi;
  served: apigateway.HttpStage;
  /** What CloudFront shows with each request. */
  headers: Record<string, string>;
}

/**
 * Where CloudFront finds the API: a domain of its own, under a path that it alone knows. API Gateway answers 403 to any other path
 * of that domain, and starts nothing; a firewall does not attach to an HTTP API, whose own address is off.
 */
export class ApiOrigin extends Construct {
  readonly origin: cloudfront.IOrigin;
  readonly certificate: acm.ICertificate;

  constructor(scope: Construct, id: string, { stage, domain, api, served, headers }: ApiOriginProps) {
    super(scope, id);
    this.certificate = new acm.Certificate(this, "Certificate", {
      domainName: domain,
      validation: acm.CertificateValidation.fromDns(),
    });
    const name = new apigateway.DomainName(this, "Domain", {
      domainName: domain,
      certificate: this.certificate,
      securityPolicy: apigateway.SecurityPolicy.TLS_1_2,
    });
    const secret = new secretsmanager.Secret(this, "Path", {
      description: "The path under which CloudFront alone finds the API (decision 79)",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: removalOf(stage),
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "it opens no more than what all may ask CloudFront for: it is replaced by hand (decision 79)",
    });
    // A dynamic reference: CloudFormation puts the secret in its place, and the template never holds it.
    const path = secret.secretValue.unsafeUnwrap();
    new apigateway.CfnApiMapping(this, "Mapping", {
      apiId: api.apiId,
      domainName: name.name,
      stage: served.stageName,
      apiMappingKey: path,
    }).node.addDependency(served);
    this.origin = new origins.HttpOrigin(domain, {
      originPath: `/${path}`,
      customHeaders: headers,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    });
    this.alias = name.regionalDomainName;
  }

  /** What the origin's domain is an alias of. */
  readonly alias: string;
}
