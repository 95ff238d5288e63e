import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { commandLine } from "../../../infra/local/command-line.ts";
import { keptTemplate } from "../../support/kept-template.ts";
import { noFigures, Theatre } from "../faults/play-schedule.ts";
import { startKillableStack } from "./killable-stack.ts";

/** `npm run test:kills`: the whole process of the local stack is killed while stories are told, and started on the same data. */
const values = commandLine(
  `npm run test:kills -- [options] : la pile locale est tuée (SIGKILL) pendant des histoires, et repart sur les mêmes données

  --kills N   nombre de fois, au moins (200)
  --seed N    la première graine (1)`,
  { kills: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
);
const began = performance.now();
const assembly = await keptTemplate();
const folder = await mkdtemp(join(tmpdir(), "cqp-kills-"));
const dataDir = join(folder, "data");
await mkdir(dataDir);
const stack = await startKillableStack(assembly, dataDir);

// Who sends bytes of pieces straight to the bucket tries again by itself, some seconds long.
const bucket = new URL(stack.urls.s3).origin;
const plainFetch = globalThis.fetch;
globalThis.fetch = (input, init) =>
  plainFetch(input, init).catch(async (error: unknown) => {
    if (String(input).startsWith(bucket)) await stack.back();
    throw error;
  });

// Where operators' commands find what there is.
Object.assign(process.env, parseEnv(await readFile(stack.operatorEnvironment, "utf8")));
const figures = noFigures();
const theatre = new Theatre(stack, dataDir, figures);
await theatre.open();
const wrong: string[] = [];
for (let seed = Number(values.seed); stack.killed() < Number(values.kills); seed++) {
  const found = await theatre
    .play(seed)
    .catch((error: unknown) => [`seed ${seed}: ${error instanceof Error ? error.stack : error}`]);
  wrong.push(...found);
  for (const line of found) console.log(line);
  console.log(`seed ${seed}: ${stack.killed()} kills in ${Math.round((performance.now() - began) / 1000)} s`);
}
const ofTrails = await theatre.close();
for (const line of ofTrails) console.log(line);
await stack.stop();
if (wrong.length + ofTrails.length === 0) await rm(folder, { recursive: true, force: true });
else console.log(`what is left is in ${folder}`);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(JSON.stringify({ ...figures, faults: Object.fromEntries(figures.faults), seconds }, null, 1));
const { unhealed, bare } = figures;
process.exit(wrong.length + ofTrails.length + unhealed.length + bare.length === 0 ? 0 : 1);
