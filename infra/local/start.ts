import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createApp } from "../synthesise.ts";
import { banner } from "./banner.ts";
import { commandLine, portOption } from "./command-line.ts";
import { PortTakenError } from "./listen.ts";
import { portsFrom, usualPort } from "./ports.ts";
import { type LocalStack, startLocalStack } from "./stack.ts";

/** `npm start`: synthesises the template and runs it on this machine until Ctrl-C. */
const root = join(import.meta.dirname, "..", "..");
const values = commandLine(
  `npm start -- [options] : le système entier, sur cette machine, jusqu’à Ctrl-C.

  --port N      port de l’API (${usualPort}) ; les autres parties ont les suivants
  --data DIR    dossier des données (.local)
  --reset       efface ces données d’abord

DYNAMODB_ENDPOINT désigne un autre serveur compatible avec DynamoDB que la base embarquée.`,
  {
    reset: { type: "boolean", default: false },
    port: { type: "string", default: process.env["PORT"] ?? String(usualPort) },
    data: { type: "string", default: join(root, ".local") },
  },
);
const port = portOption(values.port);

async function run(): Promise<void> {
  if (values.reset) await rm(values.data, { recursive: true, force: true });
  const assembly = join(root, "cdk.out");
  await rm(assembly, { recursive: true, force: true });
  (await createApp(assembly)).synth();
  const stack = await startLocalStack({
    assembly,
    dataDir: values.data,
    ports: portsFrom(port),
    log: (line) => console.error(line),
  });
  console.log(banner(stack));
  stopOnSignal(stack);
}

function stopOnSignal(stack: LocalStack): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(130);
    stopping = true;
    console.log("\nArrêt…");
    stack.stop().then(
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
