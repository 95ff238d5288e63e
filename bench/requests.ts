import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { civilStatusOf } from "../demo/civil-status.ts";
import { apiClient, demoToken } from "../demo/client.ts";
import { buildModules } from "../infra/bundle.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { startLocalStack } from "../infra/local/stack.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";

const values = commandLine(
  `npm run bench:requests -- [options] : combien de fois par seconde GET /files/{fileId} est servi, à côté d’une fonction
qui lit la même partition sans rien de nous, à la place de la route de l’historique : front, jeton, hôte et base sont
les mêmes. Les deux à tour de rôle.

  --rounds N    tours (15)
  --requests N  requêtes d’un tour (100)`,
  { rounds: { type: "string", default: "15" }, requests: { type: "string", default: "100" } },
);
const rounds = Number(values.rounds);
const requests = Number(values.requests);

const folder = await mkdtemp(join(tmpdir(), "cqp-bench-"));
const assembly = join(folder, "assembly");
await synthesiseToRun(assembly);
const replaced = "enrolment-read-history";
// The space has an asset too.
const code = (await readdir(assembly)).find((name) => existsSync(join(assembly, name, `${replaced}.mjs`)));
if (code === undefined) throw new Error("the assembly holds no code");
const plain = join(folder, "plain");
await buildModules({ [replaced]: join(import.meta.dirname, "requests/plain-query.ts") }, plain);
await cp(plain, join(assembly, code), { recursive: true });

const stack = await startLocalStack({
  assembly,
  dataDir: join(folder, "data"),
  ports: { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 },
  // One account asks as fast as it is answered.
  requestRateFactor: 1000,
});
const token = await demoToken(stack.urls.identity, "amina");
const client = apiClient(stack.urls.api, token);
const file = await client.call("POST", "/files", {
  path: "vae",
  certification: "CMI",
  candidate: {
    civilStatus: civilStatusOf("Amina", "Exemple"),
    email: "amina@candidats.example.org",
  },
});
await stack.settled();
const routes = { ours: `/files/${file.id}`, plain: `/files/${file.id}/history` };

/** Requests of a route answered a second, so many at once. */
async function throughput(path: string, atOnce: number): Promise<number> {
  let left = requests;
  const began = performance.now();
  const ask = async () => {
    while (left-- > 0) await client.call("GET", path);
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return requests / ((performance.now() - began) / 1000);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

console.log(
  "| at once | GET /files/{fileId}, a second | plain query, a second | ratio |\n| --- | --- | --- | --- |",
);
for (const atOnce of [1, 8]) {
  const measured: { ours: number; plain: number }[] = [];
  for (let round = -1; round < rounds; round++) {
    const pair = {
      ours: await throughput(routes.ours, atOnce),
      plain: await throughput(routes.plain, atOnce),
    };
    // The first round opens sandboxes and warms them up.
    if (round >= 0) measured.push(pair);
  }
  const ours = median(measured.map((pair) => pair.ours));
  const alone = median(measured.map((pair) => pair.plain));
  const ratio = median(measured.map((pair) => pair.ours / pair.plain));
  console.log(`| ${atOnce} | ${ours.toFixed(0)} | ${alone.toFixed(0)} | ${ratio.toFixed(2)} |`);
}
await stack.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
