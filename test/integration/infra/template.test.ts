import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, inject, it } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { unknownPoolTriggers, unknownTypes } from "../../../infra/local/template/supported.ts";
import { permissions } from "../../../shared/domain/access/permissions.ts";
import { routeKey } from "../../../shared/http/route-key.ts";
import { servedPath } from "../../../shared/http/served-path.ts";

const folder = inject("assembly");
const assembly = await loadAssembly(folder);
/** What exists, in any stack. */
const template = Template.fromJSON({ Resources: Object.fromEntries(assembly.resources) });

/** CDK's own function, which puts the files of the space into their bucket. */
const isOfCdk = ({ Runtime }: { Runtime: string }) => Runtime.startsWith("python");

const isOperators = (role: { AssumeRolePolicyDocument: object }) =>
  JSON.stringify(role.AssumeRolePolicyDocument).includes(":root");

describe("the synthesised template", () => {
  it("has one route and one function for each declared route, and one permission", async () => {
    const declared = (await discoverFunctions()).flatMap(({ declared }) =>
      declared.kind === "route" ? [declared.route] : [],
    );
    const served = declared.map(({ method, path }) => `${method} ${servedPath(path)}`);
    const routes = Object.values(template.findResources("AWS::ApiGatewayV2::Route"));
    // What is read may be asked after by HEAD, of the same function.
    const asked = served.flatMap((key) => (key.startsWith("GET ") ? [key.replace("GET", "HEAD")] : []));
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([...served, ...asked].sort());
    expect(Object.keys(permissions).sort()).toEqual(declared.map(routeKey).sort());
  });

  it("asks for a token on every route but the public ones", () => {
    const open = Object.values(template.findResources("AWS::ApiGatewayV2::Route")).filter(
      ({ Properties }) => Properties.AuthorizationType !== "JWT" && !Properties.RouteKey.startsWith("HEAD"),
    );
    expect(open.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      "ANY /{proxy+}",
      "GET /asyncapi.json",
      "GET /docs",
      "GET /docs/problems/{code}",
      "GET /docs/rules/{rule}",
      "GET /docs/versions",
      "GET /docs/{page}",
      "GET /openapi.json",
      "GET /privacy",
      "GET /tutor-guide",
      "GET /v1/certificates/{number}",
      "GET /v1/certifications",
      "GET /v1/certifications/{code}",
      "GET /v1/certifications/{code}/approved-centres",
      "GET /v1/certifications/{code}/versions",
      "GET /v1/imports/enrolments/template",
      "GET /v1/imports/past/template",
      "GET /v1/labels",
      "GET /v1/policy-series",
      "GET /verify",
      "GET /verify/{number}",
    ]);
  });

  it("keeps the data: recovery, deletion protection, stream, encryption", () => {
    template.hasResourceProperties("AWS::DynamoDB::Table", {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    });
    template.hasResourceProperties("AWS::S3::Bucket", {
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
  });

  it("runs every function on Node 24, on Arm, but the one whose native code is this machine's", () => {
    for (const { Properties } of Object.values(template.findResources("AWS::Lambda::Function"))) {
      if (isOfCdk(Properties)) continue;
      const [architecture] = Properties.Description.startsWith("Verifies uploaded") ? ["x86_64"] : ["arm64"];
      expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: [architecture] });
    }
  });

  it("R-EVI-3: scans what comes for malware, and verifies it once the result is told", () => {
    const [bucket] = Object.entries(
      template.findResources("AWS::S3::Bucket", { Properties: { CorsConfiguration: {} } }),
    );
    const named = { Ref: bucket?.[0] };
    template.hasResourceProperties("AWS::GuardDuty::MalwareProtectionPlan", {
      ProtectedResource: { S3Bucket: { BucketName: named, ObjectPrefixes: ["incoming/"] } },
    });
    const roles = JSON.stringify(template.findResources("AWS::IAM::Role"));
    expect(roles).toContain('"Service":"malware-protection-plan.guardduty.amazonaws.com"');
    template.hasResourceProperties("AWS::Events::Rule", {
      EventPattern: {
        source: ["aws.guardduty"],
        "detail-type": ["GuardDuty Malware Protection Object Scan Result"],
        detail: { s3ObjectDetails: { objectKey: [{ prefix: "incoming/" }] } },
      },
    });
    // Nothing verifies what was not scanned.
    expect(JSON.stringify(template.findResources("AWS::Events::Rule"))).not.toContain("Object Created");
  });

  it("lets no function scan the table, nor act on everything", () => {
    for (const { Properties } of Object.values(template.findResources("AWS::IAM::Role"))) {
      const text = JSON.stringify(Properties.Policies ?? []);
      if (isOperators(Properties)) continue;
      expect(text).not.toMatch(/dynamodb:Scan|"dynamodb:\*"|"s3:\*"/);
      // X-Ray knows no resource.
      const traces =
        '{"Action":["xray:PutTraceSegments","xray:PutTelemetryRecords"],"Effect":"Allow","Resource":"*"}';
      expect(text.replace(traces, "")).not.toContain('"Resource":"*"');
    }
  });

  it("lets people of the account alone, with two factors, put the details of recorded facts apart, and seal them (decisions 31, 35)", () => {
    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    const operators = roles.find(({ Properties }) => JSON.stringify(Properties).includes("split-facts"));
    expect(operators?.Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
      { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } },
    ]);
    const [read, put] = operators?.Properties.Policies[0].PolicyDocument.Statement ?? [];
    expect(read).toMatchObject({ Action: ["dynamodb:Scan", "dynamodb:Query", "dynamodb:GetItem"] });
    expect(put).toMatchObject({
      Action: "dynamodb:PutItem",
      Condition: {
        "ForAllValues:StringLike": {
          "dynamodb:LeadingKeys": ["HISTORY#*#*", "DETAILS#*#*", "SEALS#*#*", "TRAIL#*#*"],
        },
      },
    });
  });

  it("lets those who fill lists write and delete entries, and nothing else (decision 58)", () => {
    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    const filling = roles.find(({ Properties }) => JSON.stringify(Properties).includes("fill-lists"));
    const statements: { Action: string; Condition?: Record<string, object> }[] =
      filling?.Properties.Policies[0].PolicyDocument.Statement;
    const writing = statements.filter(({ Action }) => /PutItem|DeleteItem|Update/.test(String(Action)));
    expect(writing).toHaveLength(2);
    for (const { Condition } of writing)
      expect(Condition?.["ForAllValues:StringLike"]).toEqual({ "dynamodb:LeadingKeys": ["ENTRIES#*"] });
  });

  it("lets those who verify trails read them and their anchors, and write nothing (R-RGPD-3)", () => {
    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    expect(roles.filter(({ Properties }) => isOperators(Properties))).toHaveLength(14);
    const verifiers = roles.find(({ Properties }) => JSON.stringify(Properties).includes("audit:verify"));
    const actions = verifiers?.Properties.Policies[0].PolicyDocument.Statement.flatMap(
      ({ Action }: { Action: string | string[] }) => Action,
    );
    expect(actions).toEqual([
      "dynamodb:Scan",
      "dynamodb:Query",
      "dynamodb:GetItem",
      "s3:GetObject",
      "s3:ListBucket",
    ]);
  });

  it("lets those who have the archive give facts again start replays of that archive to that bus, and nothing else", () => {
    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    const replaying = roles.find(({ Properties }) => JSON.stringify(Properties).includes("replay-archive"));
    const [starts, looks, ...more] = replaying?.Properties.Policies[0].PolicyDocument.Statement ?? [];
    expect(more).toEqual([]);
    const [bus, archive] = ["AWS::Events::EventBus", "AWS::Events::Archive"].map((type) => ({
      "Fn::GetAtt": [Object.keys(template.findResources(type))[0], "Arn"],
    }));
    expect(starts).toMatchObject({
      Action: "events:StartReplay",
      Resource: [
        archive,
        bus,
        {
          "Fn::Join": ["", [expect.anything(), expect.anything(), expect.stringMatching(/:replay\/cqp-\*$/)]],
        },
      ],
    });
    expect(looks).toMatchObject({ Action: "events:DescribeReplay", Resource: starts.Resource[2] });
  });

  it("R-DAY-4: counts what is in every dead-letter queue, and lets those who have it tried again move it back", () => {
    const queues = Object.entries(template.findResources("AWS::SQS::Queue"));
    const fed = queues.filter(([, { Properties }]) => Properties?.RedrivePolicy !== undefined);
    const namesOf = (resources: object[]) => resources.map((one) => JSON.stringify(one).split('"')[3]).sort();
    const [counting] = Object.values(template.findResources("AWS::IAM::Policy")).filter(({ Properties }) =>
      Properties.PolicyName.includes("CountsDeadLetters"),
    );
    const [counts] = counting?.Properties.PolicyDocument.Statement ?? [];
    expect(counts.Action).toEqual(["sqs:GetQueueUrl", "sqs:GetQueueAttributes"]);
    const lost = queues.filter(([, { Properties }]) => Properties?.RedrivePolicy === undefined);
    expect(namesOf(counts.Resource)).toEqual(lost.map(([id]) => id).sort());

    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    const retrying = roles.find(({ Properties }) => JSON.stringify(Properties).includes("try-again"));
    const [takes, gives] = retrying?.Properties.Policies[0].PolicyDocument.Statement ?? [];
    expect(takes.Action).toEqual([
      "sqs:GetQueueUrl",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
    ]);
    expect(gives.Action).toEqual(["sqs:GetQueueUrl", "sqs:SendMessage"]);
    expect(namesOf(gives.Resource)).toEqual(fed.map(([id]) => id).sort());
    expect(takes.Resource).toHaveLength(fed.length);
  });

  it("lets those who replay erasures do what the function that erases may, in tables beside the system's, and read what was erased", () => {
    const roles = Object.values(template.findResources("AWS::IAM::Role"));
    const replaying = roles.find(({ Properties }) => JSON.stringify(Properties).includes("replay-erasures"));
    const statements: { Action: string | string[]; Condition?: object; Resource: unknown }[] =
      replaying?.Properties.Policies[0].PolicyDocument.Statement ?? [];
    const actionsOf = ({ Action }: { Action: string | string[] }) => [Action].flat();
    expect([...new Set(statements.flatMap(actionsOf))].sort()).toEqual([
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:ListBucketVersions",
      "s3:PutObject",
    ]);
    for (const statement of statements.filter((each) => actionsOf(each)[0]?.startsWith("dynamodb:")))
      expect(statement.Condition).toMatchObject({ Null: { "dynamodb:LeadingKeys": "false" } });
    const deletes = statements.find((each) => actionsOf(each)[0] === "dynamodb:DeleteItem");
    expect(JSON.stringify(deletes?.Condition)).not.toMatch(/HISTORY|SEALS|TRAIL|READINGS/);
  });

  it("keeps anchors under Object Lock for ten years, in compliance mode, and takes one a key (R-RGPD-3)", () => {
    template.hasResourceProperties("AWS::S3::Bucket", {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3650 } },
      },
      VersioningConfiguration: { Status: "Enabled" },
    });
    const policies = JSON.stringify(template.findResources("AWS::S3::BucketPolicy"));
    expect(policies).toContain('"Null":{"s3:if-none-match":"true"}');
  });

  it("gives every queue that feeds a function a dead-letter queue with an alarm", () => {
    const queues = Object.values(template.findResources("AWS::SQS::Queue"));
    const fed = queues.filter(({ Properties }) => Properties?.RedrivePolicy !== undefined);
    const alarms = Object.keys(template.findResources("AWS::CloudWatch::Alarm"));
    expect(alarms.length).toBeGreaterThanOrEqual(queues.length - fed.length);
  });

  it("holds nothing that the local stack does not know", () => {
    expect(unknownTypes(assembly)).toEqual([]);
  });

  it("keeps every stack far from CloudFormation's 500 resources", () => {
    const stacks = readdirSync(folder).filter((name) => name.endsWith(".template.json"));
    expect(stacks.length).toBeGreaterThan(1);
    for (const stack of stacks) {
      const { Resources } = JSON.parse(readFileSync(join(folder, stack), "utf8"));
      expect(Object.keys(Resources).length, stack).toBeLessThan(400);
    }
  });

  it("shapes tokens by a function that has the table alone, where it opens accounts, and makes them short", () => {
    const [pool] = Object.values(template.findResources("AWS::Cognito::UserPool"));
    const target = pool?.Properties.LambdaConfig.PreTokenGenerationConfig.LambdaArn["Fn::GetAtt"][0];
    const [permission] = Object.values(
      template.findResources("AWS::Lambda::Permission", {
        Properties: { Principal: "cognito-idp.amazonaws.com" },
      }),
    );
    expect(permission?.Properties.FunctionName["Fn::GetAtt"][0]).toBe(target);
    expect(permission?.Properties.SourceArn).toEqual({ "Fn::GetAtt": [expect.anything(), "Arn"] });
    const { Role, Timeout } = template.findResources("AWS::Lambda::Function")[target]?.Properties ?? {};
    expect(Timeout).toBe(5);
    const role = template.findResources("AWS::IAM::Role")[Role["Fn::GetAtt"][0]];
    const text = JSON.stringify(role?.Properties.Policies);
    // What names the pool is in a policy that the function does not wait for: the pool waits for the function.
    const functionResource = template.findResources("AWS::Lambda::Function")[target];
    const reading = Object.entries(template.findResources("AWS::IAM::Policy")).filter(([, { Properties }]) =>
      JSON.stringify(Properties.PolicyDocument).includes("cognito-idp:AdminGetUser"),
    );
    expect(reading.map(([, { Properties }]) => Properties.Roles)).toEqual([[{ Ref: Role["Fn::GetAtt"][0] }]]);
    expect(functionResource?.["DependsOn"] ?? []).not.toContain(reading[0]?.[0]);
    expect(text).not.toContain("cognito");
    expect(text).toContain("dynamodb:GetItem");
    expect(text).not.toMatch(/s3:|ses:|events:/);
    template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes" },
      EnableTokenRevocation: true,
    });
  });

  it("signs in by codes alone, comes back to the online space alone, and asks again after a day of work", () => {
    const clients = Object.values(template.findResources("AWS::Cognito::UserPoolClient"));
    expect(clients.map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        AllowedOAuthFlows: ["code"],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ["openid", "email", "profile", "aws.cognito.signin.user.admin"],
        CallbackURLs: ["https://cqp.example.org/signed-in"],
        LogoutURLs: ["https://cqp.example.org/signed-out"],
        SupportedIdentityProviders: ["COGNITO"],
        GenerateSecret: false,
        RefreshTokenValidity: 720,
        TokenValidityUnits: expect.objectContaining({ RefreshToken: "minutes" }),
      }),
    ]);
    template.hasResourceProperties("AWS::Cognito::UserPoolDomain", {
      Domain: "local-cqp-example-org",
      ManagedLoginVersion: 2,
    });
    template.hasResourceProperties("AWS::Cognito::ManagedLoginBranding", { UseCognitoProvidedValues: true });
  });

  it("keeps accounts whose addresses have no case, whose mails are French and leave by SES", () => {
    const [pool] = Object.values(template.findResources("AWS::Cognito::UserPool"));
    expect(pool?.Properties).toMatchObject({
      UsernameConfiguration: { CaseSensitive: false },
      UserPoolTier: "ESSENTIALS",
      MfaConfiguration: "OPTIONAL",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      EmailConfiguration: {
        EmailSendingAccount: "DEVELOPER",
        From: expect.stringContaining("certifications@"),
      },
      VerificationMessageTemplate: { EmailSubject: "Votre code de vérification" },
    });
    template.resourceCountIs("AWS::Cognito::UserPoolGroup", 0);
  });

  it("reports a trigger of the user pool that the local stack does not call", () => {
    const assembly = {
      folder,
      outputs: {},
      resources: new Map([
        [
          "Pool",
          {
            Type: "AWS::Cognito::UserPool",
            Properties: { LambdaConfig: { PreTokenGenerationConfig: {}, PreSignUp: "…" } },
          },
        ],
      ]),
    };
    expect(unknownPoolTriggers(assembly)).toEqual(["user pool trigger PreSignUp"]);
  });

  it("R-JURY-13: limits the rate of every route that verifies certificates, once the routes exist", () => {
    const [stage] = Object.values(template.findResources("AWS::ApiGatewayV2::Stage"));
    const verifying = ["GET /v1/certificates/{number}", "GET /verify", "GET /verify/{number}"];
    expect(Object.keys(stage?.Properties.RouteSettings).sort()).toEqual([
      ...verifying,
      ...verifying.map((key) => key.replace("GET", "HEAD")),
    ]);
    const root = JSON.parse(readFileSync(join(folder, "Cqp.template.json"), "utf8")).Resources;
    const waitsFor: string[] =
      Object.values<{ Type: string; DependsOn?: string[] }>(root).find(
        ({ Type }) => Type === "AWS::ApiGatewayV2::Stage",
      )?.DependsOn ?? [];
    expect(waitsFor.some((id) => root[id].Type === "AWS::CloudFormation::Stack")).toBe(true);
  });

  it("lets the printing function write documents, and the routes read them, nothing else in the bucket", () => {
    const about = (purpose: RegExp) => {
      const all = Object.values(template.findResources("AWS::Lambda::Function"));
      const role = all.find(({ Properties }) => purpose.test(Properties.Description))?.Properties.Role[
        "Fn::GetAtt"
      ][0];
      const { Properties } = template.findResources("AWS::IAM::Role")[role] ?? {};
      return JSON.stringify(Properties?.Policies).match(/s3:\w+|\/\w+\/\*/g);
    };
    expect(about(/^Builds the documents/)).toEqual(["s3:PutObject", "s3:DeleteObject", "/documents/*"]);
    expect(about(/documents\/\{kind\}/)).toEqual(["s3:GetObject", "/documents/*"]);
  });
});
