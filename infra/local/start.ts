import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runAfresh } from "./afresh.ts";
import { banner } from "./banner.ts";
import { commandLine, portOption, seedOption } from "./command-line.ts";
import { PortTakenError } from "./listen.ts";
import { portsFrom, usualPort } from "./ports.ts";
import { startLocalStack } from "./stack.ts";

/** `npm start`: synthesises the template and runs it on this machine until Ctrl-C. `npm run dev` follows what is saved. */
const root = join(import.meta.dirname, "..", "..");
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
    data: { type: "string", default: join(root, ".local") },
    faults: { type: "string" },
    watch: { type: "boolean", default: false },
  },
);
const port = portOption(values.port);
const faults = seedOption(values.faults);

const assembly = join(root, "cdk.out");

/** The template as the code now gives it; synthesising needs twice the memory of what then runs. */
async function synthesise(): Promise<void> {
  await rm(assembly, { recursive: true, force: true });
  await runAfresh(join(import.meta.dirname, "template", "synthesise.ts"), [assembly]);
}

const start = (modules?: string) =>
  startLocalStack({
    assembly,
    modules,
    dataDir: values.data,
    ports: portsFrom(port),
    faults,
    log: (line) => console.error(line),
  });

async function run(): Promise<void> {
  if (values.reset) await rm(values.data, { recursive: true, force: true });
  if (values.watch) {
    // Loaded here alone: `npm start` needs no compiler in its memory.
    const { startDev } = await import("./watch/dev.ts");
    const dev = await startDev({ root, script: import.meta.filename, synthesise, start, tell: console.log });
    console.log(banner(dev.stack, faults));
    stopOnSignal(dev);
    return;
  }
  await synthesise();
  const stack = await start();
  console.log(banner(stack, faults));
  stopOnSignal(stack);
}

function stopOnSignal(running: { stop(): Promise<void> }): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
    console.log("\nArrêt…");
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

run().catch((error: unknown) => {
  if (error instanceof PortTakenError)
    console.error(
      `Le port ${error.port} est déjà pris (il devait servir à : ${error.purpose}). Arrêtez ce qui l’occupe, ` +
        "ou choisissez-en un autre : npm start -- --port 5000",
    );
  else console.error(error);
  process.exit(1);
});
