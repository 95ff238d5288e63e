import type { Assembly } from "../../infra/local/template/assembly.ts";

/**
 * Types whose resources are to stay those that they are, and the properties that CloudFormation makes another of them for: they
 * hold something, others name them, or what is under way goes through them.
 */
const keptTypes: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGatewayV2::Api": ["ProtocolType"],
  "AWS::ApiGatewayV2::Route": ["RouteKey"],
  "AWS::CertificateManager::Certificate": [],
  "AWS::CloudFront::Distribution": [],
  "AWS::Cognito::UserPool": ["AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "Schema"],
  "AWS::Cognito::UserPoolClient": ["GenerateSecret"],
  "AWS::Cognito::UserPoolDomain": [],
  "AWS::DynamoDB::Table": ["KeySchema", "LocalSecondaryIndexes", "TableName"],
  "AWS::Events::EventBus": ["Name"],
  "AWS::Lambda::EventSourceMapping": ["StartingPosition"],
  "AWS::Logs::LogGroup": ["LogGroupName"],
  "AWS::S3::Bucket": ["BucketName", "ObjectLockEnabled"],
  "AWS::SES::ConfigurationSet": ["Name"],
  "AWS::SES::EmailIdentity": [],
  "AWS::SNS::Topic": ["TopicName", "FifoTopic"],
  "AWS::SQS::Queue": ["QueueName", "FifoQueue"],
  "AWS::Scheduler::Schedule": ["Name"],
  "AWS::SecretsManager::Secret": ["Name"],
  "AWS::WAFv2::WebACL": ["Name", "Scope"],
};

/** A resource that stays, by its logical id: its type, and what makes it another one. */
export type KeptResources = Readonly<Record<string, KeptResource>>;
type KeptResource = readonly [type: string, fixed?: object];

/** The resources of a template that are to stay. */
export function keptResources({ resources }: Pick<Assembly, "resources">): KeptResources {
  const kept = [...resources].flatMap(([id, { Type, Properties }]) => {
    const fixing = keptTypes[Type];
    if (fixing === undefined) return [];
    const fixed = Object.fromEntries(
      fixing.flatMap((name) => (Properties[name] === undefined ? [] : [[name, Properties[name]]])),
    );
    const entry: [string, KeptResource] = [id, Object.keys(fixed).length === 0 ? [Type] : [Type, fixed]];
    return [entry];
  });
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a deployment of a template would do to what is recorded: a sentence each, by whether something is lost. */
export function changesOf(recorded: KeptResources, made: KeptResources): { lost: string[]; added: string[] } {
  const lost = Object.entries(recorded).flatMap(([id, [type, fixed]]) => {
    const now = made[id];
    if (now === undefined) return [`${id} (${type}) serait supprimée, ou refaite sous un autre nom`];
    const same = now[0] === type && JSON.stringify(now[1]) === JSON.stringify(fixed);
    const from = [type, JSON.stringify(fixed ?? {})].join(" ");
    return same
      ? []
      : [`${id} serait remplacée\u00a0: ${from} par ${now[0]} ${JSON.stringify(now[1] ?? {})}`];
  });
  const added = Object.entries(made).flatMap(([id, [type]]) =>
    recorded[id] === undefined ? [`${id} (${type}) serait créée`] : [],
  );
  return { lost, added };
}
