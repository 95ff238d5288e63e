import { type Assembly, resourcesOf } from "./assembly.ts";

/** Resource types that the local stack binds to an embedded part. */
const bound = new Set([
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::Stage",
  "AWS::CloudFront::Distribution",
  "AWS::CloudFront::Function",
  "AWS::CloudFront::ResponseHeadersPolicy",
  "AWS::Cognito::UserPool",
  "AWS::Cognito::UserPoolClient",
  "AWS::Cognito::UserPoolDomain",
  "AWS::Cognito::UserPoolGroup",
  "AWS::DynamoDB::Table",
  "AWS::Events::Archive",
  "AWS::Events::EventBus",
  "AWS::Events::Rule",
  "AWS::GuardDuty::MalwareProtectionPlan",
  // What they let functions do with the table; the rest is AWS's to enforce.
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Function",
  "AWS::S3::Bucket",
  "AWS::SES::ConfigurationSet",
  "AWS::SES::ConfigurationSetEventDestination",
  "AWS::SES::EmailIdentity",
  "AWS::SQS::Queue",
  "AWS::Scheduler::Schedule",
  "Custom::CDKBucketDeployment",
]);

/** Resource types without an effect on one machine, and why. */
export const withoutEffect: Readonly<Record<string, string>> = {
  "AWS::CDK::Metadata": "tells AWS which constructs were used",
  "AWS::CloudFront::OriginAccessControl": "the front of the space reads the files themselves",
  "AWS::Cognito::ManagedLoginBranding": "the pages of the local issuer have a look of their own",
  "AWS::Budgets::Budget": "nothing on one machine costs",
  "AWS::CloudWatch::CompositeAlarm": "takes releases back, of which a local stack has none",
  "AWS::CloudWatch::Alarm": "no operator is on call for a local stack: failures are printed",
  "AWS::CloudWatch::Dashboard": "there are no metrics on one machine",
  "AWS::Lambda::Permission": "permissions are AWS's to enforce",
  "AWS::Lambda::LayerVersion":
    "CDK's own, for its function that puts the files of the space into their bucket",
  "AWS::Logs::MetricFilter": "feeds an alarm",
  "AWS::Logs::LogGroup": "logs go to files in the data folder",
  "AWS::S3::BucketPolicy": "there is no TLS on one machine",
  "AWS::SNS::Subscription": "carries alarms only",
  "AWS::SNS::Topic": "carries alarms only",
  "AWS::SecretsManager::Secret":
    "the reference to a secret serves as the secret: nothing on one machine is secret",
  "AWS::SNS::TopicPolicy": "carries alarms only",
  "AWS::SQS::QueuePolicy": "permissions are AWS's to enforce",
};

/** Resource types of the template that the local stack knows nothing about. */
export function unknownTypes(assembly: Assembly): string[] {
  const types = new Set([...assembly.resources.values()].map(({ Type }) => Type));
  return [...types].filter((type) => !bound.has(type) && withoutEffect[type] === undefined).sort();
}

/** The user pool's trigger that the local issuer calls. */
export const tokenTrigger = "PreTokenGenerationConfig";

/** Triggers of user pools that the local issuer does not call. */
export function unknownPoolTriggers(assembly: Assembly): string[] {
  return resourcesOf(assembly, "AWS::Cognito::UserPool")
    .flatMap(([, { Properties }]) => Object.keys(Properties["LambdaConfig"] ?? {}))
    .filter((trigger) => trigger !== tokenTrigger)
    .map((trigger) => `user pool trigger ${trigger}`);
}
