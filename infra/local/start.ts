import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createApp } from "../synthesise.ts";
import { banner } from "./banner.ts";
import { PortTakenError } from "./listen.ts";
import { type LocalStack, startLocalStack } from "./stack.ts";

/** `npm start`: synthesises the template and runs it on this machine until Ctrl-C. */
const root = join(import.meta.dirname, "..", "..");
const { values } = parseArgs({
  options: {
    reset: { type: "boolean", default: false },
    port: { type: "string", default: process.env["PORT"] ?? "4000" },
    data: { type: "string", default: join(root, ".local") },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_531) {
  console.error(`--port attend un nombre entre 1 et 65531, pas « ${values.port} ».`);
  process.exit(2);
}

async function run(): Promise<void> {
  if (values.reset) await rm(values.data, { recursive: true, force: true });
  const assembly = join(root, "cdk.out");
  await rm(assembly, { recursive: true, force: true });
  (await createApp(assembly)).synth();
  const stack = await startLocalStack({
    assembly,
    dataDir: values.data,
    ports: { api: port, s3: port + 1, mail: port + 2, identity: port + 3, clock: port + 4 },
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
