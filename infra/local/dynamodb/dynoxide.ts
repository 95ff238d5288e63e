import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { withoutLog } from "../../../shared/runtime/without-log.ts";
import { localCredentials } from "../functions/hosted-functions.ts";
import { freePort, host } from "../listen.ts";
import { region } from "../template/resolve.ts";
import { DatabaseEnded } from "./database-errors.ts";
import { embeddedProgram, howToGoWithout } from "./embedded-program.mjs";
import { indexStream } from "./stream-index.ts";

/** A DynamoDB-compatible server. */
export interface EmbeddedDynamoDb {
  endpoint: string;
  client: DynamoDBClient;
  stop(): Promise<void>;
}

/**
 * Starts the embedded DynamoDB on a SQLite file and a port, 0 for a free one; or uses the server that
 * `elsewhere` names, on platforms that the embedded one does not ship for: `DYNAMODB_ENDPOINT` unless told. `whenEnded` is
 * called where it ends by itself once it answered.
 */
export async function startDynamoDb(
  dataFile: string,
  wantedPort = 0,
  elsewhere = process.env["DYNAMODB_ENDPOINT"],
  whenEnded?: (error: Error) => void,
): Promise<EmbeddedDynamoDb> {
  if (elsewhere !== undefined)
    return { endpoint: elsewhere, client: clientOf(elsewhere), stop: async () => undefined };
  const pidFile = `${dataFile}.pid`;
  await endLeftOver(pidFile);
  const port = wantedPort === 0 ? await freePort() : wantedPort;
  // In a group of its own: Ctrl-C reaches this process first, which stops the database last.
  const child = spawn(dynoxide(), ["serve", "--host", host, "--port", String(port), "--db-path", dataFile], {
    stdio: "ignore",
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  await writeFile(pidFile, String(child.pid));
  const endpoint = `http://${host}:${port}`;
  const client = clientOf(endpoint);
  try {
    await Promise.race([answering(client, child), failed]);
    indexStream(dataFile);
  } catch (error) {
    child.kill("SIGTERM");
    throw error;
  }
  let stopping = false;
  child.once("exit", (code, signal) => {
    if (!stopping) whenEnded?.(new DatabaseEnded(signal ?? `code ${code}`));
  });
  return {
    endpoint,
    client,
    async stop() {
      stopping = true;
      client.destroy();
      child.kill("SIGTERM");
      await exited;
      await rm(pidFile, { force: true });
    },
  };
}

/** The embedded server's program. @throws Error where there is none for this machine */
export function dynoxide(): string {
  const program = embeddedProgram(process);
  if (program === undefined) throw new Error(howToGoWithout(process));
  return program;
}

function clientOf(endpoint: string): DynamoDBClient {
  return withoutLog(new DynamoDBClient({ endpoint, region, credentials: localCredentials }));
}

async function answering(client: DynamoDBClient, child: { exitCode: number | null }): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new DatabaseEnded(`code ${child.exitCode}`);
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch {
      await wait(25);
    }
  }
  throw new Error("the embedded DynamoDB does not answer");
}

/** Ends the server that a killed stack left behind: it would hold the file. */
async function endLeftOver(pidFile: string): Promise<void> {
  try {
    const pid = Number(await readFile(pidFile, "utf8"));
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
    if (!command.includes("dynoxide")) return;
    process.kill(pid, "SIGTERM");
    while (await readFile(`/proc/${pid}/stat`, "utf8").then((stat) => !stat.includes(") Z "))) await wait(20);
  } catch {
    // No pid file, or no such process: nothing was left.
  }
}
