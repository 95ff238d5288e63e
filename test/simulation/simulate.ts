import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { commandLine } from "../../infra/local/command-line.ts";
import { startDynamoDb } from "../../infra/local/dynamodb/dynoxide.ts";
import { ensureTables } from "../../infra/local/dynamodb/tables.ts";
import { loadAssembly } from "../../infra/local/template/assembly.ts";
import { resolver } from "../../infra/local/template/resolve.ts";
import { keptTemplate } from "../support/kept-template.ts";
import { type FaultKind, faultChances } from "./faults.ts";
import type { Play, Played } from "./play.ts";
import { shrink } from "./shrink.ts";

/** `npm run simulate`: years of the whole system on a cloud in memory, each run by its seed alone. */
const values = commandLine(
  `npm run simulate -- [options] : des années du système entier, dans un nuage en mémoire

  --seed N         la première graine (1)
  --runs N         autant de graines, deux à la fois (1)
  --years N        années de chacune (10)
  --candidates N   candidats par an (3)
  --calm           rien ne tourne mal
  --embedded       chaque appel à la table est comparé à la base embarquée
  --log FILE       écrit le journal, pour une seule graine
  --no-shrink      ne réduit pas une graine qui échoue`,
  {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "1" },
    years: { type: "string", default: "10" },
    candidates: { type: "string", default: "3" },
    calm: { type: "boolean", default: false },
    embedded: { type: "boolean", default: false },
    log: { type: "string" },
    "no-shrink": { type: "boolean", default: false },
  },
);

const execute = promisify(execFile);
const assembly = await keptTemplate();
const kinds = values.calm ? [] : (Object.keys(faultChances) as FaultKind[]);

async function inItsOwnProcess(asked: Play & { log?: string | undefined }): Promise<Played> {
  const program = join(import.meta.dirname, "one-run.ts");
  const { stdout } = await execute(process.execPath, [program, JSON.stringify(asked)], {
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

/** Plays a run, beside the embedded database where that is asked. */
async function played(asked: Omit<Play, "assembly">): Promise<Played> {
  const one = { ...asked, assembly, log: values.log };
  if (!values.embedded) return inItsOwnProcess(one);
  const folder = await mkdtemp(join(tmpdir(), "simulated-"));
  const database = await startDynamoDb(join(folder, "dynamodb.sqlite"));
  try {
    const described = await loadAssembly(assembly);
    await ensureTables(described, resolver(described, new Map()), database);
    return await inItsOwnProcess({ ...one, embedded: database.endpoint });
  } finally {
    await database.stop();
    await rm(folder, { recursive: true });
  }
}

const [first, runs, years, candidates] = [values.seed, values.runs, values.years, values.candidates].map(
  Number,
);
if (first === undefined || runs === undefined || years === undefined || candidates === undefined)
  throw new Error("a number is missing");
const started = performance.now();
const seeds = Array.from({ length: runs }, (_, index) => first + index);
const failing: Played[] = [];
const sums = { years: 0, calls: 0, begun: 0, facts: 0, mails: 0, checks: 0, failed: 0 };

async function playNext(): Promise<void> {
  for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
    const run = await played({ seed, years: years ?? 0, candidates: candidates ?? 0, faults: kinds });
    for (const name of Object.keys(sums) as (keyof typeof sums)[])
      sums[name] += Number(run.figures[name] ?? 0);
    console.log(
      `seed ${seed}: ${run.faults.length} faults, log ${run.digest.slice(0, 16)} ${JSON.stringify(run.figures)}`,
    );
    for (const fault of run.faults.slice(0, 20)) console.log(`  ${fault}`);
    if (run.faults.length > 0) failing.push(run);
  }
}
await Promise.all(Array.from({ length: Math.min(runs, availableParallelism()) }, playNext));
console.log(`${JSON.stringify(sums)} in ${Math.round((performance.now() - started) / 1000)} s`);

for (const { seed } of values["no-shrink"] ? [] : failing) {
  console.log(`seed ${seed}, made less:`);
  const least = await shrink(
    { years: years, candidates: candidates, faults: kinds },
    (run) => played({ seed, ...run }),
    (line) => console.log(`  ${line}`),
  );
  console.log(`  the least: ${JSON.stringify(least)}`);
}
process.exit(failing.length === 0 ? 0 : 1);
