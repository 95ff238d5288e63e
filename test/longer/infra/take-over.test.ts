import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { importTaken, takenOverOf } from "../../../infra/operator/import-taken.ts";
import type { TakenOver } from "../../../infra/operator/taken-over.ts";
import { changesOf, keptResources } from "../../recorded-resources/kept-resources.ts";
import { stackOnAws } from "../../support/cloudformation.ts";
import { composed, composedIn, written } from "../../support/composed-stage.ts";

const production = written("production");
const names = { table: "cqp-production-table-restored", bucket: "cqp-production-objects-restored" };
let folder = "";
let assembly = "";
let taken: TakenOver;

beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, "../../../dist/take-over-"));
  assembly = (await composedIn(folder, { ...production, restored: "20270304" })).directory;
  taken = await takenOverOf(assembly, names);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("a stage that says `restored` has another table and another bucket, and is otherwise the same", async () => {
  const [before, after] = [(await composed(production)).assembly, await loadAssembly(assembly)];
  const { lost, added } = changesOf(keptResources(before), keptResources(after));
  // What reads the stream of the table, by a name that is made of the table's, begins with the stream of the other.
  const others = (sentences: string[]) =>
    sentences.filter((one) => !one.includes("EventSourceMapping")).map((one) => one.split(" ")[0]);
  expect(others(added)).toEqual(Object.keys(taken.mapping).sort());
  expect(others(lost)).toHaveLength(2);
  expect(lost).toHaveLength(added.length);
});

describe("what is taken over", () => {
  it("refers to nothing else of the stack, which CloudFormation would not find", () => {
    expect(JSON.stringify(taken.template)).not.toMatch(/"(Ref|Fn::\w+|DependsOn)"/);
    for (const { DeletionPolicy } of Object.values(taken.template.Resources))
      expect(DeletionPolicy).toBe("Retain");
  });

  it("has the stream, the time to live and the protection that prepare-restored gives the table", () => {
    const table = Object.values(taken.template.Resources).find(({ Type }) => Type === "AWS::DynamoDB::Table");
    expect(table?.Properties).toMatchObject({
      StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      GlobalSecondaryIndexes: [{}, {}, {}],
    });
    expect(table?.Properties).not.toHaveProperty("TableName");
  });
});

it.each(["in service", "new"])(
  "CDK itself asks CloudFormation to take them over into a stack that is %s, and to change nothing else",
  async (which) => {
    const former = { Type: "AWS::SQS::Queue", Properties: { MessageRetentionPeriod: 60 } };
    const standing = which === "new" ? undefined : { Resources: { Former: former } };
    const aws = await stackOnAws("cqp-production", production.account, standing);
    try {
      for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
      expect(await importTaken(assembly, taken)).toBe(0);
      const made = aws.asked.find(({ action }) => action === "CreateChangeSet")?.parameters ?? {};
      expect(made["ChangeSetType"]).toBe("IMPORT");
      expect(made["StackName"]).toBe("cqp-production");
      // CDK writes YAML: each resource at the first level under `Resources`.
      expect([...(made["TemplateBody"] ?? "").matchAll(/^ {2}(\w+):$/gm)].map(([, id]) => id)).toEqual([
        ...Object.keys(standing?.Resources ?? {}),
        ...Object.keys(taken.mapping),
      ]);
      const values = Object.entries(made).flatMap(([name, value]) =>
        name.startsWith("ResourcesToImport") ? [value] : [],
      );
      for (const [id, identifier] of Object.entries(taken.mapping))
        expect(values).toEqual(expect.arrayContaining([id, ...Object.entries(identifier).flat()]));
      expect(aws.asked.map(({ action }) => action)).toContain("ExecuteChangeSet");
    } finally {
      vi.unstubAllEnvs();
      aws.close();
    }
  },
);
