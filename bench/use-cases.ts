import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { prepare } from "../demo/preparation.ts";
import type { Stage } from "../demo/stage.ts";
import { certify, enrolInTraining, follow } from "../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../demo/vae-story.ts";
import { measuredUseCases } from "../docs/scale/page.ts";
import type { MeasuredUseCase } from "../docs/scale/scale.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { startDynamoDb } from "../infra/local/dynamodb/dynoxide.ts";
import { startLocalStack } from "../infra/local/stack.ts";
import { loadAssembly } from "../infra/local/template/assembly.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";
import { currentApproval, stageOn } from "../test/support/stage.ts";
import { fillTable } from "./filled-table.ts";
import { population } from "./lists/population.ts";
import { meterDatabase } from "./use-cases/metered-database.ts";

const values = commandLine(
  `npm run bench:use-cases : ce que consomme chaque étape des deux parcours, joués par HTTP jusqu’à leurs derniers messages,
écrit dans docs/scale/measured.json, d’où « npm run docs » calcule docs/scale.md.

  --among N  parmi autant de dossiers qui existent déjà : chaque étape ne doit pas consommer davantage ; rien n’est écrit`,
  { among: { type: "string", default: "0" } },
);
const among = Number(values.among);

const folder = await mkdtemp(join(tmpdir(), "cqp-bench-"));
const assembly = join(folder, "assembly");
await synthesiseToRun(assembly);
const { database } =
  among === 0
    ? { database: await startDynamoDb(join(folder, "dynamodb.sqlite")) }
    : await fillTable(folder, await loadAssembly(assembly), population(among));
const meter = await meterDatabase(database.endpoint);
const stack = await startLocalStack({
  assembly,
  dataDir: join(folder, "data"),
  ports: { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 },
  requestRateFactor: 1000,
  database: meter.url,
});

let requests = 0;
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  if (String(input instanceof Request ? input.url : input).startsWith(stack.urls.api)) requests += 1;
  return fetch(input, init);
};

/** Bytes of the objects that the bucket holds. */
async function objectBytes(): Promise<number> {
  const objects = join(folder, "data", "objects");
  const names = await readdir(objects, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = names
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Bytes of the items of the table, about as DynamoDB counts them. */
async function itemBytes(): Promise<number> {
  // Those that were there are read through each time: not among many.
  if (among > 0) return 0;
  let bytes = 0;
  let start: Parameters<typeof unmarshall>[0] | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await database.client.send(
      new ScanCommand({ TableName: stack.database.tables[0], ExclusiveStartKey: start as never }),
    );
    for (const item of Items) bytes += JSON.stringify(unmarshall(item)).length;
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return bytes;
}

async function reading() {
  await stack.settled();
  const { reads, writes } = meter.consumed();
  const [mails, objects, items] = [await stack.mailbox.mails(), await objectBytes(), await itemBytes()];
  return { reads, writes, requests, invocations: stack.invoked(), mails: mails.length, objects, items };
}

const measured: MeasuredUseCase[] = [];

/** Plays a part of a story with all that it sets under way. */
async function measure<Result>(name: string, play: () => Promise<Result>): Promise<Result> {
  const before = await reading();
  const result = await play();
  const after = await reading();
  const spent = (key: keyof typeof before) => Math.round((after[key] - before[key]) * 10) / 10;
  measured.push({
    name,
    requests: spent("requests"),
    invocations: spent("invocations"),
    readUnits: spent("reads"),
    writeUnits: spent("writes"),
    mails: spent("mails"),
    tableBytes: Math.max(0, spent("items")),
    objectBytes: Math.max(0, spent("objects")),
  });
  console.log(JSON.stringify(measured.at(-1)));
  return result;
}

const stage: Stage = stageOn(stack);
await prepare(stage.people, currentApproval());
const fileId = await measure("VAE : inscription", () => enrol(stage));
await measure("VAE : recevabilité", () => becomeAdmissible(stage, fileId));
await measure("VAE : livret et pièces", () => prepareFile(stage, fileId));
const sessionId = await measure("VAE : convocation", () => convene(stage, fileId));
await measure("VAE : décision du jury", () => decide(stage, fileId, sessionId));
const trainingId = await measure("Formation : inscription", () => enrolInTraining(stage));
await measure("Formation : suivi", () => follow(stage, trainingId));
await measure("Formation : jury et certificat", () => certify(stage, trainingId));

if (among === 0)
  await writeFile(
    join(import.meta.dirname, "..", "docs", "scale", "measured.json"),
    `${JSON.stringify(measured, undefined, 2)}\n`,
  );
else {
  const alone = measuredUseCases();
  console.log(
    "| part | read units alone | read units | write units alone | write units |\n| --- | --- | --- | --- | --- |",
  );
  for (const { name, readUnits, writeUnits } of measured) {
    const one = alone.find((part) => part.name === name);
    console.log(`| ${[name, one?.readUnits, readUnits, one?.writeUnits, writeUnits].join(" | ")} |`);
  }
}
await stack.stop();
await meter.close();
await database.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
