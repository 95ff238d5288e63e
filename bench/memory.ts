import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { civilStatusOf } from "../demo/civil-status.ts";
import { type ApiClient, apiClient, clientOver, demoToken } from "../demo/client.ts";
import { pdf } from "../demo/files.ts";
import { signIn } from "../demo/people.ts";
import { prepare } from "../demo/preparation.ts";
import type { Stage } from "../demo/stage.ts";
import { becomeAdmissible, enrol, upload } from "../demo/vae-story.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { memoryOfTree } from "./process-memory.ts";

const values = commandLine(
  `npm run bench:memory -- [options] : la mémoire de npm start, avec tous les processus qu’il lance, après son départ et
pendant que des requêtes arrivent : inscriptions, décisions, réponses, dépôts ; le reste sont des lectures.

  --requests N  requêtes (30000)
  --at-once N   lectures simultanées (8)
  --port N      port de l’API (4700)`,
  {
    requests: { type: "string", default: "30000" },
    "at-once": { type: "string", default: "8" },
    port: { type: "string", default: "4700" },
  },
);
const wanted = Number(values.requests);
const lap = Math.max(500, wanted / 10);
const port = Number(values.port);
const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
const urls = { api: at(0), identity: at(3) };
const today = Temporal.Now.plainDateISO("Europe/Paris");

const data = await mkdtemp(join(tmpdir(), "cqp-memory-"));
const stack = spawn("npm", ["start", "--", "--port", values.port, "--data", data], {
  stdio: ["ignore", "pipe", "inherit"],
  // A group of its own: it is ended as Ctrl-C does, which reaches npm's child too.
  detached: true,
});
const end = () => process.kill(-(stack.pid ?? 0), "SIGINT");
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    end();
    process.exit(1);
  });
let started = false;
for await (const line of createInterface(stack.stdout)) {
  started = line.includes("Ctrl-C");
  if (started) break;
}
if (!started) throw new Error("the stack did not start");
stack.stdout.resume();

let requests = 0;
/** Counts what passes through a client, which waits for its turn where the API says that it asks too often. */
function counted(client: ApiClient): ApiClient {
  const send: ApiClient["send"] = async (...parameters) => {
    requests += 1;
    const answer = await client.send(...parameters);
    if (answer.status !== 429) return answer;
    await wait(Number(answer.headers.get("retry-after")) * 1000);
    return send(...parameters);
  };
  return clientOver(send);
}

/** All who play, signed in. */
async function signedIn() {
  const people = signIn(urls);
  return {
    ...people,
    visitor: counted(people.visitor),
    oemm: counted(people.oemm),
    centre: counted(people.centre),
  };
}

let people = await signedIn();
const approval = { from: today.subtract({ years: 1 }).toString(), until: today.add({ years: 4 }).toString() };
await prepare(people, approval);

const bornFirst = Temporal.PlainDate.from("1970-01-01");

/** A candidate enrols, is admitted and begins their booklet; gives their way to the API and their file. */
async function openFile(n: number): Promise<{ candidate: ApiClient; id: string }> {
  const identity = {
    // Each is born on a day of their own: people alike are compared with one another, and are a task each.
    civilStatus: civilStatusOf("Amina", "Exemple", bornFirst.add({ days: n }).toString()),
    email: `amina-${n}@candidats.example.org`,
  };
  const account = { email: identity.email, given_name: "Amina", family_name: "Exemple" };
  const candidate = counted(apiClient(urls.api, await demoToken(urls.identity, account)));
  const stage: Stage = {
    people: { ...people, candidate },
    today: today.toString(),
    yearsAgo: (years) => today.subtract({ years }).toString(),
    tell: () => undefined,
    photo: { width: 1200, height: 900 },
    mailUrl: "",
    settled: async () => undefined,
  };
  const id = await enrol(stage, identity);
  await becomeAdmissible(stage, id);
  for (const domain of ["CMI-1", "CMI-2", "CMI-3"])
    await candidate.call("PUT", `/files/${id}/answers/${domain}`, {
      experience: "Conseil",
      examples: ["Un cas"],
    });
  const piece = { category: "cv", title: "CV", fileName: "cv.pdf", contentType: "application/pdf" };
  await upload(candidate, id, piece, await pdf(`CV ${n}`));
  return { candidate, id };
}

/** A file is opened, then read by its candidate and its centre. */
async function play(n: number): Promise<void> {
  const { candidate, id } = await openFile(n);
  for (let read = 0; read < 10; read++) {
    await candidate.call("GET", `/files/${id}`);
    await candidate.call("GET", "/files");
    await people.centre.call("GET", `/files/${id}`);
    await people.visitor.call("GET", "/certifications/CMI");
  }
}

const megabytes = async () => Math.round((await memoryOfTree(stack.pid ?? 0)) / 1e6);
try {
  console.log("| requests | memory, MB |\n| --- | --- |");
  console.log(`| after the start | ${await megabytes()} |`);
  let players = 0;
  for (let target = lap; requests < wanted; target += lap) {
    // Tokens last for minutes.
    people = await signedIn();
    const playing = Array.from({ length: Number(values["at-once"]) }, async () => {
      while (requests < target) await play(++players);
    });
    await Promise.all(playing);
    console.log(`| ${requests} | ${await megabytes()} |`);
  }
} finally {
  end();
  await once(stack, "exit");
  await rm(data, { recursive: true, force: true });
}
