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
  --requests N  requêtes d’un tour (100)
  --routes      dix routes de tous les jours, l’une après l’autre, chacune à côté de la même fonction ; avec leurs durées`,
  {
    rounds: { type: "string", default: "15" },
    requests: { type: "string", default: "100" },
    routes: { type: "boolean", default: false },
  },
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

/** How often the owner's read is served beside the plain query, one and eight at once. */
async function compareOwnersRead(): Promise<void> {
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
}

/** Milliseconds of requests one after the other. */
async function durations(asked: Asked, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    await asked.by.call("GET", asked.path);
    taken.push(performance.now() - began);
  }
  return taken;
}

function percentile(numbers: readonly number[], part: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * part) - 1] ?? Number.NaN;
}

/** A request, and who sends it. */
interface Asked {
  name: string;
  by: typeof client;
  path: string;
}

/** Ten routes of every day, each beside the plain query in the same rounds: what a machine does meanwhile slows both. */
async function compareRoutes(): Promise<void> {
  const oemm = apiClient(stack.urls.api, await demoToken(stack.urls.identity, "oemm"), "oemm");
  const plain: Asked = { name: "plain query", by: client, path: routes.plain };
  const asked: Asked[] = [
    { name: "GET /files/{fileId}, owner", by: client, path: routes.ours },
    { name: "GET /files/{fileId}, OEMM", by: oemm, path: routes.ours },
    { name: "GET /files, owner", by: client, path: "/files" },
    { name: "GET /files, OEMM", by: oemm, path: "/files" },
    { name: "GET /files/{fileId}/documents, owner", by: client, path: `/files/${file.id}/documents` },
    { name: "GET /files/{fileId}/mails, OEMM", by: oemm, path: `/files/${file.id}/mails` },
    { name: "GET /me", by: client, path: "/me" },
    { name: "GET /changes, owner", by: client, path: "/changes" },
    { name: "GET /tasks, OEMM", by: oemm, path: "/tasks" },
    { name: "GET /certifications/{code}", by: client, path: "/certifications/CMI" },
  ];
  const taken = new Map<Asked, { ours: number[]; plain: number[] }>(
    asked.map((one) => [one, { ours: [], plain: [] }]),
  );
  const each = Math.max(1, Math.round(requests / 10));
  for (let round = -1; round < rounds; round++)
    for (const [one, times] of taken) {
      const [ours, beside] = [await durations(one, each), await durations(plain, each)];
      // The first round opens sandboxes and warms them up.
      if (round < 0) continue;
      times.ours.push(...ours);
      times.plain.push(...beside);
    }
  console.log(
    "| route | a second | ms, median | ms, 95 % | plain query, ms, median | plain : route |\n| --- | --- | --- | --- | --- | --- |",
  );
  for (const [{ name }, times] of taken) {
    const [ours, beside] = [median(times.ours), median(times.plain)];
    const figures = [1000 / ours, ours, percentile(times.ours, 0.95), beside];
    console.log(
      `| ${name} | ${figures.map((one) => one.toFixed(1)).join(" | ")} | ${(beside / ours).toFixed(2)} |`,
    );
  }
}

await (values.routes ? compareRoutes() : compareOwnersRead());
await stack.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
