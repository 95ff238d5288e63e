import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, inject, it } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { unknownTypes } from "../../../infra/local/template/supported.ts";
import { routeKey } from "../../../shared/http/route-key.ts";

const folder = inject("assembly");
const template = Template.fromJSON(
  JSON.parse(
    readFileSync(
      join(folder, readdirSync(folder).find((name) => name.endsWith(".template.json")) ?? ""),
      "utf8",
    ),
  ),
);

describe("the synthesised template", () => {
  it("has one route and one function for each declared route", async () => {
    const declared = (await discoverFunctions()).flatMap(({ declared }) =>
      declared.kind === "route" ? [routeKey(declared.route)] : [],
    );
    const routes = Object.values(template.findResources("AWS::ApiGatewayV2::Route"));
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([...declared].sort());
  });

  it("asks for a token on every route but the public ones", () => {
    const open = Object.values(template.findResources("AWS::ApiGatewayV2::Route")).filter(
      ({ Properties }) => Properties.AuthorizationType !== "JWT",
    );
    expect(open.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      "ANY /{proxy+}",
      "GET /certificates/{number}",
      "GET /certifications",
      "GET /certifications/{code}",
      "GET /certifications/{code}/approved-centres",
      "GET /docs",
      "GET /docs/{page}",
      "GET /openapi.json",
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

  it("runs every function on Node 24, on Arm", () => {
    for (const { Properties } of Object.values(template.findResources("AWS::Lambda::Function")))
      expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
  });

  it("lets no function scan the table, nor act on everything", () => {
    for (const { Properties } of Object.values(template.findResources("AWS::IAM::Role"))) {
      const text = JSON.stringify(Properties.Policies ?? []);
      expect(text).not.toMatch(/dynamodb:Scan|"dynamodb:\*"|"s3:\*"|"Resource":"\*"/);
    }
  });

  it("gives every queue that feeds a function a dead-letter queue with an alarm", () => {
    const queues = Object.values(template.findResources("AWS::SQS::Queue"));
    const fed = queues.filter(({ Properties }) => Properties?.RedrivePolicy !== undefined);
    const alarms = Object.keys(template.findResources("AWS::CloudWatch::Alarm"));
    expect(alarms.length).toBeGreaterThanOrEqual(queues.length - fed.length);
  });

  it("holds nothing that the local stack does not know", async () => {
    expect(unknownTypes(await loadAssembly(folder))).toEqual([]);
  });

  it("bundles functions of at most 1 MB; the one that prints, which embeds typefaces, 2.5 MB", () => {
    for (const asset of readdirSync(folder).filter((name) => name.startsWith("asset."))) {
      const prints = readdirSync(join(folder, asset)).some((name) => name.endsWith(".ttf"));
      const size = statSync(join(folder, asset, "index.mjs")).size;
      expect(size, asset).toBeLessThan(prints ? 2_500_000 : 1_000_000);
    }
  });

  it("R-JURY-13: limits the rate of every route that verifies certificates, once the routes exist", () => {
    const [stage] = Object.values(template.findResources("AWS::ApiGatewayV2::Stage"));
    const verifying = ["GET /certificates/{number}", "GET /verify", "GET /verify/{number}"];
    expect(Object.keys(stage?.Properties.RouteSettings).sort()).toEqual(verifying);
    const routes = template.findResources("AWS::ApiGatewayV2::Route");
    for (const key of verifying) {
      const [id] = Object.entries(routes).find(([, { Properties }]) => Properties.RouteKey === key) ?? [];
      expect(stage?.DependsOn).toContain(id);
    }
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
