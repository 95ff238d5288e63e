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
      "GET /certifications/{code}/versions",
      "GET /docs",
      "GET /docs/{page}",
      "GET /openapi.json",
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

  it("bundles functions of at most 1 MB", () => {
    for (const asset of readdirSync(folder).filter((name) => name.startsWith("asset.")))
      expect(statSync(join(folder, asset, "index.mjs")).size).toBeLessThan(1_000_000);
  });
});
