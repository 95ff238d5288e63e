import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { startFauxqs } from "fauxqs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createBus } from "../../../infra/local/bus/bus.ts";
import { unknownOperators } from "../../../infra/local/bus/pattern.ts";
import { openClock } from "../../../infra/local/clock/clock.ts";
import { travel } from "../../../infra/local/clock/travel.ts";
import { type EmbeddedDynamoDb, startDynamoDb } from "../../../infra/local/dynamodb/dynoxide.ts";
import { ensureTables, tablesNamed } from "../../../infra/local/dynamodb/tables.ts";
import { triedAgain } from "../../../infra/local/functions/given-up.ts";
import { createThrottle } from "../../../infra/local/http/throttle.ts";
import { ensureQueues } from "../../../infra/local/queues/queues.ts";
import { startSchedules } from "../../../infra/local/schedules/schedules.ts";
import { openConsumer } from "../../../infra/local/stream/consumer.ts";
import { type Assembly, loadAssembly, resourcesOf } from "../../../infra/local/template/assembly.ts";
import { resolver } from "../../../infra/local/template/resolve.ts";
import { unknownTypes, withoutEffect } from "../../../infra/local/template/supported.ts";

let folder = "";
let assembly: Assembly;
let resolve: (value: unknown) => unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-differences-"));
  assembly = await loadAssembly(inject("assembly"));
  resolve = resolver(assembly, new Map(tablesNamed(assembly, "")));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An assembly of one resource. */
function holding(Type: string, Properties: Record<string, unknown>): Assembly {
  return { folder, outputs: {}, resources: new Map([["One", { Type, Properties }]]) };
}

describe("the table", () => {
  let database: EmbeddedDynamoDb;
  let TableName = "";

  beforeAll(async () => {
    database = await startDynamoDb(join(folder, "dynamodb.sqlite"), 0);
    [TableName = ""] = await ensureTables(assembly, resolve, database);
  });
  afterAll(() => database.stop());

  it("keeps an item whose time to live is over", async () => {
    const Key = { pk: { S: "TRIED#expired" }, sk: { S: "1" } };
    await database.client.send(new PutItemCommand({ TableName, Item: { ...Key, expiresAt: { N: "1" } } }));
    expect((await database.client.send(new GetItemCommand({ TableName, Key }))).Item).toBeDefined();
  });

  it("has what was written in its indexes at once", async () => {
    for (let n = 0; n < 20; n++) {
      const index = { gsi1pk: { S: `TRIED#${n}` }, gsi1sk: { S: "1" } };
      await database.client.send(
        new PutItemCommand({ TableName, Item: { pk: { S: `TRIED#${n}` }, sk: { S: "1" }, ...index } }),
      );
      const { Count } = await database.client.send(
        new QueryCommand({
          TableName,
          IndexName: "gsi1",
          KeyConditionExpression: "gsi1pk = :pk",
          ExpressionAttributeValues: { ":pk": index.gsi1pk },
        }),
      );
      expect(Count).toBe(1);
    }
  });
});

it("the stream gives records that are older than a day", async () => {
  const delivered: unknown[] = [];
  const consumer = await openConsumer({
    checkpointFile: join(folder, "stream-old"),
    batchSize: 10,
    policy: { bisect: false },
    deliver: async (records) => void delivered.push(...records),
    park: async () => undefined,
  });
  const written = new Date(Date.now() - 30 * 24 * 3600_000);
  consumer.take([{ dynamodb: { SequenceNumber: "1", ApproximateCreationDateTime: written } }]);
  await consumer.idle();
  expect(delivered).toHaveLength(1);
});

it("a message whose worker died comes back after five seconds at most", async () => {
  const server = await startFauxqs({ port: 0, logger: false });
  const queues = await ensureQueues(assembly, resolve, server);
  const fed = resourcesOf(assembly, "AWS::SQS::Queue").filter(
    ([, { Properties }]) => Properties["RedrivePolicy"] !== undefined,
  );
  const inTemplate = fed.map(([, { Properties }]) => Number(Properties["VisibilityTimeout"]));
  const here = [...queues.keys()].map((name) =>
    Number(server.inspectQueue(name)?.attributes["VisibilityTimeout"]),
  );
  await server.stop();
  expect(Math.min(...inTemplate)).toBeGreaterThan(5);
  expect(Math.max(...here)).toBe(5);
});

describe("rules of the bus", () => {
  it("whose pattern has an operator that is not known are told at start", () => {
    expect(unknownOperators({ detail: { name: [{ wildcard: "a*" }, { prefix: "a" }] } })).toEqual([
      "wildcard",
    ]);
  });

  it("whose target changes the event stop the start", () => {
    const Targets = [{ Id: "1", Arn: "arn:aws:sqs:eu-west-3:000000000000:queue", InputPath: "$.detail" }];
    const rule = holding("AWS::Events::Rule", { EventPattern: { source: ["one"] }, Targets });
    expect(() =>
      createBus(
        rule,
        (value) => value,
        () => undefined,
      ),
    ).toThrow(/InputPath/);
  });
});

describe("schedules", () => {
  const scheduled = (expression: string, invoke: () => Promise<unknown>, now: () => Date) =>
    startSchedules(
      holding("AWS::Scheduler::Schedule", {
        ScheduleExpression: expression,
        Target: { Arn: "arn:aws:lambda:eu-west-3:000000000000:function:run" },
      }),
      (value) => value,
      invoke,
      now,
    );

  it("whose run fails are run again at once, then given to the queue of what failed", async () => {
    let runs = 0;
    const failing = async () => {
      runs += 1;
      throw new Error("not now");
    };
    const parked: [queue: string, body: string][] = [];
    const configured = holding("AWS::Lambda::EventInvokeConfig", {
      FunctionName: "run",
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: "arn:aws:sqs:eu-west-3:000000000000:failed" } },
    });
    const again = triedAgain(configured, (value) => value, failing, {
      send: (queue, body) => void parked.push([queue, body]),
      now: () => new Date(),
    });
    const schedules = scheduled(
      "rate(1 hour)",
      () => again("run", { of: "today" }),
      () => new Date(),
    );
    await expect(schedules.run("One")).rejects.toThrow("not now");
    schedules.stop();
    expect(runs).toBe(3);
    expect(parked.map(([queue, body]) => ({ queue, ...JSON.parse(body) }))).toMatchObject([
      {
        queue: "failed",
        requestContext: { condition: "RetriesExhausted", approximateInvokeCount: 3 },
        requestPayload: { of: "today" },
        responsePayload: { errorMessage: "not now" },
      },
    ]);
  });

  it("that are closer than a day are played once a day by a journey through time", async () => {
    const clock = openClock(join(folder, "clock.json"));
    let runs = 0;
    const schedules = scheduled("rate(5 minutes)", async () => void runs++, clock.now);
    await travel(new Date(clock.now().getTime() + 3 * 24 * 3600_000), {
      clock,
      schedules,
      settled: async () => undefined,
    });
    schedules.stop();
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(runs).toBeLessThanOrEqual(4);
  });
});

it("a route without a limit of its own takes as many requests as come", () => {
  const throttle = createThrottle(new Map());
  const at = new Date();
  expect(Array.from({ length: 20_000 }, () => throttle("GET /me", at))).not.toContain(false);
});

describe("resources of the template", () => {
  it("that have no effect are listed with the reason", () => {
    for (const type of ["AWS::CloudWatch::Alarm", "AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy"])
      expect(withoutEffect[type]).toBeTruthy();
  });

  it("that are not known are told at start", () => {
    expect(unknownTypes(holding("AWS::StepFunctions::StateMachine", {}))).toEqual([
      "AWS::StepFunctions::StateMachine",
    ]);
  });
});

describe("docs/local-stack.md", () => {
  const root = join(import.meta.dirname, "..", "..", "..");

  it("names for each difference a test that shows it", async () => {
    const page = await readFile(join(root, "docs", "local-stack.md"), "utf8");
    const [, table = ""] = /## Its differences from AWS\n([\s\S]*?)\n## /.exec(page) ?? [];
    const rows = table.split("\n").filter((line) => line.startsWith("| ") && !/^\| (on AWS|---)/.test(line));
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const [, title = "", path = ""] = /\| \[([^\]]+)\]\(\.\.\/(test\/[^)]+)\) \|$/.exec(row) ?? [];
      const file = join(root, path);
      expect(existsSync(file) && path !== "", row).toBe(true);
      expect((await readFile(file, "utf8")).includes(title), `${path} has no «${title}»`).toBe(true);
    }
  });
});
