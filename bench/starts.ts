import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildModules, bundleFunctions, bundlesFolder } from "../infra/bundle.ts";
import { discoverFunctions } from "../infra/discover.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { clientsAlone } from "./starts/clients.ts";

const values = commandLine(
  `npm run bench:starts -- [options] : le temps de processeur que prend l’import d’une fonction dans un processus neuf, à
côté d’un module fait de même avec les seuls clients du SDK. Tous à tour de rôle.

  --times N     fois (31)`,
  { times: { type: "string", default: "31" } },
);
const times = Number(values.times);

/** Functions measured, and the clients that each has. */
const measured = [
  ["enrolment-read-file", "table"],
  ["enrolment-submit", "table"],
  ["evidence-request-upload", "upload"],
  ["mail-send-mail", "mail"],
] as const;

const environment = {
  PATH: process.env["PATH"],
  AWS_REGION: "eu-west-3",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
};

async function milliseconds(module: string): Promise<number> {
  const told = [join(import.meta.dirname, "starts", "import.ts"), module];
  const { stdout } = await promisify(execFile)(process.execPath, told, { env: environment });
  return Number(stdout);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

await bundleFunctions(await discoverFunctions());
// Within the project, where the packages are found.
await mkdir(join(bundlesFolder, ".."), { recursive: true });
const folder = await mkdtemp(join(bundlesFolder, "..", "clients-"));
const alone = new Map<string, string>();
for (const [name, source] of Object.entries(clientsAlone)) {
  const entry = join(folder, `${name}.ts`);
  await writeFile(entry, source);
  await buildModules({ [name]: entry }, join(folder, name));
  alone.set(name, join(folder, name, `${name}.mjs`));
}
const modules = [...alone.values(), ...measured.map(([name]) => join(bundlesFolder, `${name}.mjs`))];
const taken = new Map(modules.map((module) => [module, [] as number[]]));
for (let time = 0; time < times; time++)
  for (const module of modules) taken.get(module)?.push(await milliseconds(module));
await rm(folder, { recursive: true });

console.log("| function | ms to import | its SDK clients alone, ms | ratio |\n| --- | --- | --- | --- |");
for (const [name, clients] of measured) {
  const own = taken.get(join(bundlesFolder, `${name}.mjs`)) ?? [];
  const theirs = taken.get(alone.get(clients) ?? "") ?? [];
  const ratio = median(own.map((ms, time) => ms / (theirs[time] ?? Number.NaN)));
  console.log(`| ${name} | ${median(own).toFixed(0)} | ${median(theirs).toFixed(0)} | ${ratio.toFixed(2)} |`);
}
