import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runAfresh } from "./afresh.ts";
import { banner } from "./banner.ts";
import { commandLine, portOption, seedOption } from "./command-line.ts";
import { sentenceFor } from "./data/faults-in-french.ts";
import { holdData } from "./data/hold.ts";
import type { HeldData } from "./data/lock.ts";
import { portsFrom, usualPort } from "./ports.ts";

/** `npm start`: synthesises the template and runs it on this machine until Ctrl-C. `npm run dev` follows what is saved. */
const root = join(import.meta.dirname, "..", "..");
const usualData = join(root, ".local");
const values = commandLine(
  `npm start -- [options] : le système entier, sur cette machine, jusqu’à Ctrl-C.

  --port N      port de l’API (${usualPort}) ; les autres parties ont les suivants
  --data DIR    dossier des données (.local)
  --reset       efface ces données d’abord
  --faults SEED les services se comportent comme ceux d’AWS quand tout va mal, selon ce nombre
  --watch       suit ce qui est enregistré (npm run dev)

DYNAMODB_ENDPOINT désigne un autre serveur compatible avec DynamoDB que la base embarquée.`,
  {
    reset: { type: "boolean", default: false },
    port: { type: "string", default: process.env["PORT"] ?? String(usualPort) },
    data: { type: "string", default: usualData },
    faults: { type: "string" },
    watch: { type: "boolean", default: false },
  },
);
const port = portOption(values.port);
const faults = seedOption(values.faults);

const dataDir = resolve(values.data);
/** As deep in the checkout as `cdk.out`, where the maps of modules lead to sources; that of another stack is left alone. */
const assembly = join(
  root,
  dataDir === usualData
    ? "cdk.out"
    : `cdk.out-${createHash("sha256").update(dataDir).digest("hex").slice(0, 8)}`,
);

/** The template as the code now gives it; synthesising needs twice the memory of what then runs. */
async function synthesise(): Promise<void> {
  await rm(assembly, { recursive: true, force: true });
  await runAfresh(join(import.meta.dirname, "template", "synthesise.ts"), [assembly]);
}

const start = async (data: HeldData, modules?: string) =>
  (await import("./stack.ts")).startLocalStack({
    assembly,
    modules,
    dataDir,
    ports: portsFrom(port),
    faults,
    data,
    whenBroken: (error) => void giveUp(error),
    log: (line) => console.error(line),
  });

let running: { stop(): Promise<void> } | undefined;

async function run(): Promise<void> {
  // Before anything is written or taken away that another stack may be using.
  const data = await holdData(dataDir, { afresh: values.reset });
  if (values.watch) {
    // Loaded here alone: `npm start` needs no compiler in its memory.
    const { startDev } = await import("./watch/dev.ts");
    const dev = await startDev({
      root,
      script: import.meta.filename,
      synthesise,
      start: (modules) => start(data, modules),
      tell: console.log,
    });
    running = dev;
    console.log(banner(dev.stack, faults));
    return;
  }
  await synthesise();
  const stack = await start(data);
  running = stack;
  console.log(banner(stack, faults));
}

/** Seconds that the parts have to stop once one of them is broken. */
const secondsToStop = 5;

let givingUp = false;
/** Tells in a sentence why the stack can't run, or run on, and ends with status 1. */
async function giveUp(error: unknown): Promise<void> {
  if (givingUp) return;
  givingUp = true;
  console.error(sentenceFor(error, dataDir) ?? error);
  setTimeout(() => process.exit(1), secondsToStop * 1000);
  await running?.stop().catch(() => undefined);
  process.exit(1);
}
let stopping = false;
function stop(): void {
  if (stopping) process.exit(130);
  stopping = true;
  console.log("\nArrêt…");
  (running?.stop() ?? Promise.resolve()).then(() => process.exit(0), giveUp);
}
process.on("exit", () => {
  if (dataDir !== usualData) rmSync(assembly, { recursive: true, force: true });
});
process.on("uncaughtException", (error) => void giveUp(error));

run().then(() => {
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}, giveUp);
