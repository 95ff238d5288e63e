import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { EdgeStack } from "../../../infra/edge/edge-stack.ts";
import type { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { releaseAlarm, releaseArguments } from "../../../infra/stages/release.ts";
import { checkStage } from "../../../infra/stages/stage.ts";
import { stageBeforeEdge, stageNamed } from "../../../infra/stages/stages.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { changesOf, type KeptResources, keptResources } from "../../recorded-resources/kept-resources.ts";
import { composed, composedEdge, written } from "../../support/composed-stage.ts";

const production = written("production");
const given = production as unknown as Record<string, unknown> & { domains: Record<string, string> };

/** A stage of production in which a line is otherwise. */
function withLine(path: string, value: unknown) {
  const [first = "", second] = path.split(".");
  const inner = second === undefined ? value : { ...(given[first] as object), [second]: value };
  return { ...given, [first]: inner } as unknown as typeof production;
}

describe("a stage", () => {
  it("is named by each deployment", () => {
    expect(() => stageNamed(undefined)).toThrow("say which stage: `npx cdk deploy -c stage=production`");
    expect(stageNamed("local").name).toBe("local");
  });

  it("is refused while a domain is missing or stands for one to write, with the line to write", () => {
    for (const key of Object.keys(given.domains))
      for (const value of [
        undefined,
        "",
        "cqp.example.org",
        "cqp.example",
        "portal.your-domain.fr",
        "https://a.fr",
        "a",
      ])
        expect(() => checkStage(withLine(`domains.${key}`, value)), `${key} ${value}`).toThrow(
          new RegExp(
            `infra/stages/production.ts is not ready:\\n- domains.${key}: .*write the domain.*\`${key}: "`,
          ),
        );
    expect(() => checkStage(withLine("domains", undefined))).toThrow(
      "domains: write the domains of the stage",
    );
  });

  it("is refused with any other line that would deploy something wrong", () => {
    const wrong: [string, unknown, string][] = [
      ["account", "000000000000", "account: write the twelve digits"],
      ["region", "eu-west-2", "region: write a region of the European Union"],
      ["region", "us-east-1", "region: write a region of the European Union"],
      ["domains.api", given.domains["space"], "domains: write a domain of its own"],
      ["domains.mail", "cqp.amazon-mutualite.fr", "domains.mail: write a domain without"],
      ["edge.certificateArn", "", "edge.certificateArn: deploy the stack of the edge first"],
      ["edge.webAclArn", "", "edge.webAclArn: deploy the stack of the edge first"],
      ["edge.distributions", { space: "E1SPACEDISTRIB" }, "edge.distributions.api: write the outputs"],
      [
        "edge.distributions",
        { space: "d1.cloudfront.net", api: "E2APIDISTRIBUT" },
        "edge.distributions.space",
      ],
      ["retention.logs", 400, "retention.logs: write a number of days that CloudWatch knows, 365 at most"],
      ["retention.logs", 42, "retention.logs: write a number of days that CloudWatch knows"],
      ["retention.recovery", 36, "retention.recovery"],
      ["alarmSubscribers", [], "alarmSubscribers: write who is told"],
      ["alarmSubscribers", ["exploitation"], "alarmSubscribers.0: write the mailbox"],
      ["perCaller.token", 8999, "perCaller.token: write at least 9000: the API tells each caller"],
      ["perCaller.all", 9000, "perCaller: write more for an address than for a token"],
      ["perCaller.open", 11_000, "perCaller: write more for an address than for a token"],
      ["perCaller.all", 15_001, "perCaller.all: write a quarter at most of what `throttle` lets"],
      ["throttle.burst", 1, "throttle.burst: write at least"],
      ["concurrency", 1, "concurrency"],
      ["mfa", "never", "mfa"],
      ["repository", "your-branch/cqp", "repository: write the repository"],
      ["memory", 64, "memory"],
      ["name", "Prod", "name: write"],
      ["colour", "red", "colour"],
    ];
    for (const [path, value, sentence] of wrong)
      expect(() => checkStage(withLine(path, value)), `${path} ${value}`).toThrow(sentence);
    expect(checkStage(production)).toEqual(production);
  });
});

const made = await composed(production);

const ofType = (type: string) =>
  [...made.assembly.resources].flatMap(([, { Type, Properties }]) => (Type === type ? [Properties] : []));
const edge = Template.fromStack(new EdgeStack(new App(), "CqpEdge", checkStage(production)));
describe("the edge of a stage", () => {
  it("is composed before its outputs are written, and refuses all else that is missing", () => {
    expect(() => stageBeforeEdge("production")).toThrow("- domains.space: ");
    expect(() => stageBeforeEdge("production")).not.toThrow("edge.");
    expect(() => stageBeforeEdge("elsewhere")).toThrow("say which stage");
  });

  it("gives a certificate of both domains, and a firewall with AWS's rules and limits per address", () => {
    edge.hasResourceProperties("AWS::CertificateManager::Certificate", {
      DomainName: "production.essai-mutualite.fr",
      SubjectAlternativeNames: ["api.production.essai-mutualite.fr"],
      ValidationMethod: "DNS",
    });
    const [acl] = Object.values(edge.findResources("AWS::WAFv2::WebACL"));
    expect(acl?.Properties).toMatchObject({ Scope: "CLOUDFRONT", DefaultAction: { Allow: {} } });
    const rules: { Name: string; Priority: number }[] = acl?.Properties.Rules;
    expect(rules.map(({ Name, Priority }) => [Priority, Name])).toEqual([
      [0, "requests-of-a-token"],
      [1, "open-requests-of-an-address"],
      [2, "requests-of-an-address"],
      [3, "AWSManagedRulesAmazonIpReputationList"],
      [4, "AWSManagedRulesKnownBadInputsRuleSet"],
      [5, "AWSManagedRulesCommonRuleSet"],
    ]);
  });

  it("refuses by 429 who asks too often: nothing in a header gets a request out of the limit of its address", () => {
    const { token, open, all } = production.perCaller;
    const [acl] = Object.values(edge.findResources("AWS::WAFv2::WebACL"));
    const rules: { Action?: object; Statement: Record<string, object> }[] = acl?.Properties.Rules;
    const limits = rules.flatMap(({ Action, Statement }) => {
      const { RateBasedStatement } = Statement;
      if (RateBasedStatement === undefined) return [];
      expect(Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
      return [RateBasedStatement];
    });
    const asIs = [{ Priority: 0, Type: "NONE" }];
    expect(limits).toEqual([
      // First: what one token is refused for takes nothing from others at its address, as a rule that refuses is the last.
      {
        Limit: token,
        EvaluationWindowSec: 300,
        AggregateKeyType: "CUSTOM_KEYS",
        CustomKeys: [{ Header: { Name: "authorization", TextTransformations: asIs } }, { IP: {} }],
      },
      {
        Limit: open,
        EvaluationWindowSec: 300,
        AggregateKeyType: "IP",
        ScopeDownStatement: expect.anything(),
      },
      // Of all requests, with what looks like a token or without: false tokens, each another one, end here.
      { Limit: all, EvaluationWindowSec: 300, AggregateKeyType: "IP" },
    ]);
    const scope = JSON.stringify(limits[1]);
    for (const part of ['"Bearer "', '"api.production.essai-mutualite.fr"', '"/api/"', '"NotStatement"'])
      expect(scope).toContain(part);
    // What the API promises each caller is never refused before it, and no address takes what is for all.
    const { reads, writes } = guidePolicy.api.requests;
    expect(token).toBeGreaterThanOrEqual(5 * (reads + writes));
    expect(all / 300).toBeLessThanOrEqual(production.throttle.rate / 4);
  });

  it("leaves no way to the API but through the firewall", () => {
    const distributions = ofType("AWS::CloudFront::Distribution").map(
      ({ DistributionConfig }) => DistributionConfig as Record<string, unknown>,
    );
    expect(distributions.map(({ Aliases }) => Aliases)).toEqual([
      ["production.essai-mutualite.fr"],
      ["api.production.essai-mutualite.fr"],
    ]);
    for (const { WebACLId, ViewerCertificate } of distributions) {
      expect(WebACLId).toBe(production.kind === "production" && production.edge.webAclArn);
      expect(ViewerCertificate).toMatchObject({ MinimumProtocolVersion: "TLSv1.2_2021" });
    }
    expect(ofType("AWS::ApiGatewayV2::Api")).toMatchObject([{ DisableExecuteApiEndpoint: true }]);
    expect(ofType("AWS::ApiGatewayV2::DomainName")).toMatchObject([
      { DomainName: "origin.production.essai-mutualite.fr" },
    ]);
    // What is before the paths of the API at that domain: CloudFront's secret, and no mapping without it.
    const secret = /resolve:secretsmanager:.+OriginPath/;
    const mappings = ofType("AWS::ApiGatewayV2::ApiMapping");
    expect(mappings).toHaveLength(1);
    expect(JSON.stringify(mappings[0]?.["ApiMappingKey"])).toMatch(secret);
    const origins = distributions.flatMap(({ Origins }) => Origins as { OriginPath?: unknown }[]);
    const ofApi = origins.filter((origin) => "CustomOriginConfig" in origin);
    expect(ofApi).toHaveLength(2);
    for (const origin of ofApi) {
      expect(origin).toMatchObject({
        DomainName: "origin.production.essai-mutualite.fr",
        CustomOriginConfig: { OriginProtocolPolicy: "https-only" },
      });
      expect(JSON.stringify(origin.OriginPath)).toMatch(secret);
    }
  });

  it("lets pages of the space alone ask the API and send pieces, and limits all callers together", () => {
    expect(ofType("AWS::ApiGatewayV2::Api")).toMatchObject([
      { CorsConfiguration: { AllowOrigins: ["https://production.essai-mutualite.fr"] } },
    ]);
    const rules = ofType("AWS::S3::Bucket").flatMap(
      ({ CorsConfiguration }) => (CorsConfiguration as { CorsRules: object[] } | undefined)?.CorsRules ?? [],
    );
    expect(rules).toMatchObject([{ AllowedOrigins: ["https://production.essai-mutualite.fr"] }]);
    expect(ofType("AWS::ApiGatewayV2::Stage")).toMatchObject([
      { DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 } },
    ]);
  });

  it("mails alarms to each of its subscribers, of the topic that alarms tell", () => {
    const [topic] = [...made.assembly.resources].flatMap(([id, { Type }]) =>
      Type === "AWS::SNS::Topic" ? [id] : [],
    );
    expect(ofType("AWS::SNS::Subscription")).toEqual(
      production.alarmSubscribers.map((Endpoint) => ({
        Protocol: "email",
        Endpoint,
        TopicArn: { Ref: topic },
      })),
    );
    expect(production.alarmSubscribers.length).toBeGreaterThan(0);
  });

  it("takes no file of the space away: pages that are open load those of the release before (decision 85)", () => {
    const deployments = ofType("Custom::CDKBucketDeployment");
    expect(deployments).toHaveLength(2);
    for (const { Prune } of deployments) expect(Prune).toBe(false);
    const [, files] = [...made.assembly.resources].find(([id]) => id.startsWith("SpaceFiles")) ?? [];
    expect(files?.Properties).not.toHaveProperty("LifecycleConfiguration");
  });

  it("tells the records to write where the domains are", () => {
    const told = Object.entries(made.assembly.outputs).flatMap(([name, { Value }]) =>
      name.startsWith("Dns") ? [JSON.stringify(Value)] : [],
    );
    const domain = "production.essai-mutualite.fr";
    for (const [begins, count] of [
      [/"Fn::GetAtt":\["MessagingMailIdentity\w+","DkimDNSTokenName\d"/, 3],
      [new RegExp(`"retours.${domain} MX 10 feedback-smtp.eu-west-3.amazonses.com`), 1],
      [new RegExp(`"retours.${domain} TXT `), 1],
      [new RegExp(`"_dmarc.${domain} TXT .*p=quarantine; rua=mailto:oemm@${domain}`), 1],
      [new RegExp(`"${domain} CNAME `), 1],
      [new RegExp(`"api.${domain} CNAME `), 1],
      [new RegExp(`"origin.${domain} CNAME `), 1],
    ] as const)
      expect(
        told.filter((record) => begins.test(record)),
        String(begins),
      ).toHaveLength(count);
    expect(told).toHaveLength(9);
  });
});

describe("a release", () => {
  it("is taken back by CloudFormation when its alarm rings, but for the first, before there is one", () => {
    const stage = checkStage(production);
    const args = releaseArguments(stage, false).join(" ");
    const [alarm] = ofType("AWS::CloudWatch::CompositeAlarm");
    expect(alarm?.["AlarmName"]).toBe(releaseAlarm(stage));
    expect(JSON.stringify(alarm?.["AlarmRule"]).match(/ServerErrors|FunctionErrors|SignIn/g)).toHaveLength(3);
    expect(args).toContain("deploy Cqp -c stage=production");
    expect(args).toContain(
      `--rollback-trigger-alarm-arns arn:aws:cloudwatch:eu-west-3:111122223333:alarm:${releaseAlarm(stage)}`,
    );
    expect(args).toContain("--monitoring-time-minutes 15");
    expect(releaseArguments(stage, true).join(" ")).not.toContain("rollback");
    expect(releaseArguments(stage, true).join(" ")).toContain("-c first=true");
    expect(args).not.toContain("first");
    expect(() => releaseArguments(stageNamed("local"), false)).toThrow("npm start");
  });

  it("of production is refused once CloudFront is there and has no alarm, but the first, which makes it", () => {
    const unseen = checkStage(withLine("edge.distributions", undefined));
    expect(() => releaseArguments(unseen, false)).toThrow("SpaceDistributionId and ApiDistributionId");
    expect(releaseArguments(unseen, true)).toContain("first=true");
    for (const output of ["SpaceDistributionId", "ApiDistributionId"])
      expect(JSON.stringify(made.assembly.outputs[output])).toContain("Distribution");
  });

  it("has accounts send by Cognito the first time, before SES knows the domain, and from it from then on", async () => {
    const sendersOf = ({ resources }: typeof made.assembly) =>
      [...resources].flatMap(([, { Type, Properties }]) =>
        Type === "AWS::Cognito::UserPool" ? [Properties["EmailConfiguration"]] : [],
      );
    const { assembly } = await composed(production, true);
    expect(sendersOf(assembly)).toEqual([{ EmailSendingAccount: "COGNITO_DEFAULT" }]);
    expect(sendersOf(made.assembly)).toMatchObject([
      { EmailSendingAccount: "DEVELOPER", SourceArn: expect.anything() },
    ]);
    // Nothing else differs: the second release makes no pool anew.
    expect(changesOf(keptResources(made.assembly), keptResources(assembly))).toEqual({ lost: [], added: [] });
  });

  it("takes a role by a token of the pipeline's run, in the stage's environment, with no key", () => {
    const [role] = Object.values(edge.findResources("AWS::IAM::Role"));
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
      {
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": "repo:mutualite/cqp:environment:production",
          },
        },
      },
    ]);
    expect(role?.Properties.Policies[0].PolicyDocument.Statement).toMatchObject([
      { Action: "sts:AssumeRole", Resource: "arn:aws:iam::111122223333:role/cdk-hnb659fds-*" },
    ]);
    const text = readFileSync(new URL("../../../.github/workflows/release.yml", import.meta.url), "utf8");
    expect(text).toContain("id-token: write");
    expect(text).not.toMatch(/secrets\.|access-key/i);
  });
});

/** What holds something that is not made again from the code. */
const stateful = [
  "AWS::Cognito::UserPool",
  "AWS::DynamoDB::Table",
  "AWS::Logs::LogGroup",
  "AWS::S3::Bucket",
  "AWS::SecretsManager::Secret",
];
type Kept = Awaited<ReturnType<typeof loadAssembly>>;

function removals({ resources }: Kept) {
  return [...resources]
    .filter(([id, { Type }]) => stateful.includes(Type) && !id.startsWith("SpaceFiles"))
    .map(([id, { DeletionPolicy, UpdateReplacePolicy }]) => [id, DeletionPolicy, UpdateReplacePolicy]);
}

function protectedIds({ resources }: Kept): string[] {
  return [...resources].flatMap(([id, { Properties }]) =>
    [true, "ACTIVE"].some((on) =>
      [Properties["DeletionProtectionEnabled"], Properties["DeletionProtection"]].includes(on),
    )
      ? [id]
      : [],
  );
}

const recorded: KeptResources = JSON.parse(
  readFileSync(new URL("../../recorded-resources/resources.json", import.meta.url), "utf8"),
);

it("tells what a deployment would replace, delete and make", () => {
  const before = { Files: ["AWS::S3::Bucket"], Mail: ["AWS::SQS::Queue"], Old: ["AWS::SQS::Queue"] } as const;
  const after = {
    Files: ["AWS::S3::Bucket", { BucketName: "files" }],
    Mail: ["AWS::SQS::Queue"],
    New: ["AWS::SQS::Queue"],
  } as const;
  expect(changesOf(before, after)).toEqual({
    lost: [
      'Files serait remplacée\u00a0: AWS::S3::Bucket {} par AWS::S3::Bucket {"BucketName":"files"}',
      "Old (AWS::SQS::Queue) serait supprimée, ou refaite sous un autre nom",
    ],
    added: ["New (AWS::SQS::Queue) serait créée"],
  });
  expect(changesOf(before, before)).toEqual({ lost: [], added: [] });
});

describe("a deployed stage", async () => {
  const tried = await composed(written("development"));

  it("can't be destroyed in production: everything that holds something outlives its stack, which is protected", () => {
    const kept = removals(made.assembly);
    expect(new Set(kept.map(([id]) => made.assembly.resources.get(String(id))?.Type))).toEqual(
      new Set(stateful),
    );
    for (const [id, ...policies] of kept) expect(policies, id).toEqual(["Retain", "Retain"]);
    expect(protectedIds(made.assembly)).toHaveLength(2);
    expect(made.stack.terminationProtection).toBe(true);
  });

  it("replaces no table, bucket, pool, route or queue of those that are recorded, of the edge neither: npm run record-resources", () => {
    const kept = { ...keptResources(made.assembly), ...keptResources(composedEdge(production)) };
    expect(changesOf(recorded, kept)).toEqual({ lost: [], added: [] });
    const types = new Set(Object.values(recorded).map(([type]) => type));
    expect(types.size).toBeGreaterThan(12);
  });

  it("leaves nothing behind in development: no lock, no protection, buckets emptied first", () => {
    for (const [id, ...policies] of removals(tried.assembly))
      expect(policies, id).toEqual(["Delete", "Delete"]);
    expect(protectedIds(tried.assembly)).toEqual([]);
    expect(tried.stack.terminationProtection).toBe(false);
    const buckets = [...tried.assembly.resources].filter(([, { Type }]) => Type === "AWS::S3::Bucket");
    const emptied = [...tried.assembly.resources].filter(
      ([, { Type }]) => Type === "Custom::S3AutoDeleteObjects",
    );
    expect(emptied.map(([, { Properties }]) => Properties["BucketName"])).toEqual(
      buckets.map(([Ref]) => ({ Ref })),
    );
    expect(JSON.stringify(buckets)).not.toContain("DefaultRetention");
  });

  it("keeps the log of each function for a time of its own, CDK's too", () => {
    const logs = [...made.assembly.resources].flatMap(([id, { Type }]) =>
      Type === "AWS::Logs::LogGroup" ? [id] : [],
    );
    for (const { RetentionInDays } of ofType("AWS::Logs::LogGroup"))
      expect(RetentionInDays).toBe(production.retention.logs);
    const unnamed = [...made.assembly.resources].filter(
      ([, { Type, Properties }]) =>
        Type === "AWS::Lambda::Function" &&
        !logs.some((id) => JSON.stringify(Properties["LoggingConfig"] ?? {}).includes(`"${id}"`)),
    );
    expect(unnamed.map(([id]) => id)).toEqual([]);
  });

  it("carries its name and its tags", () => {
    expect([made.stack.stackName, tried.stack.stackName]).toEqual(["cqp-production", "cqp-development"]);
    // CloudFormation names the others after their stack.
    for (const type of ["AWS::ApiGatewayV2::Api", "AWS::CloudFront::Function", "AWS::Events::EventBus"])
      for (const { Name } of ofType(type)) expect(Name).toMatch(/^cqp-production(-|$)/);
    for (const [id, { Type, Properties }] of made.assembly.resources)
      if (stateful.includes(Type))
        expect(JSON.stringify(Properties["Tags"] ?? Properties["UserPoolTags"]), id).toMatch(
          /stage"?.+production/,
        );
  });

  it("prints the domain that its stage writes in QR codes, mails and places to come back to", () => {
    const text = JSON.stringify([...made.assembly.resources]);
    expect(text).toContain('"VERIFY_PAGE":"https://api.production.essai-mutualite.fr/verify"');
    expect(text).toContain('"PORTAL_URL":"https://production.essai-mutualite.fr"');
    expect(text).toContain('"https://production.essai-mutualite.fr/signed-in"');
    expect(text).toContain("certifications@production.essai-mutualite.fr");
    expect(text).not.toContain("example.org");
  });
});
