import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildModules, bundleFunctions, bundlesFolder } from "../infra/bundle.ts";
import { discoverFunctions } from "../infra/discover.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { moduleName } from "../infra/modules.ts";
import { clientsAlone } from "./starts/clients.ts";

const values = commandLine(
  `npm run bench:starts -- [options] : le temps de processeur d’un processus neuf qui importe une fonction telle qu’on la
déploie, à côté d’un processus qui importe un module fait de même avec les seuls clients du SDK : entier, puis sans le
départ de Node. Tous à tour de rôle.

  --times N     fois (31)`,
  { times: { type: "string", default: "31" } },
);
const times = Number(values.times);

/** Functions measured, and the clients that each has. */
const measured = [
  ["enrolment/read-file", "table"],
  ["enrolment/submit", "table"],
  ["evidence/request-upload", "upload"],
  ["mail/send-mail", "mail"],
] as const;

const environment = {
  PATH: process.env["PATH"],
  AWS_REGION: "eu-west-3",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
};

/** Milliseconds of processor time. */
interface Taken {
  whole: number;
  imported: number;
}

async function start(module: string): Promise<Taken> {
  const told = [join(import.meta.dirname, "starts", "import.mjs"), module];
  const { stdout } = await promisify(execFile)(process.execPath, told, { env: environment });
  const [whole, imported] = JSON.parse(stdout) as [number, number];
  return { whole, imported };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const functions = await discoverFunctions();
const names: readonly string[] = measured.map(([name]) => name);
const codeOf = await bundleFunctions(
  functions.filter(({ name }) => names.includes(name)),
  "apart",
);
/** The module of a function as it is deployed. */
const deployed = (name: string) => join(codeOf(name), `${moduleName(name)}.mjs`);
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
const modules = [...alone.values(), ...names.map(deployed)];
const taken = new Map(modules.map((module) => [module, [] as Taken[]]));
for (let time = 0; time < times; time++)
  for (const module of modules) taken.get(module)?.push(await start(module));
await rm(folder, { recursive: true });

console.log(
  "| function | whole process, ms | its SDK clients alone, ms | ratio | import, ms | alone, ms | ratio |\n" +
    "| --- | --- | --- | --- | --- | --- | --- |",
);
for (const [name, clients] of measured) {
  const own = taken.get(deployed(name)) ?? [];
  const theirs = taken.get(alone.get(clients) ?? "") ?? [];
  const cells = (["whole", "imported"] as const).flatMap((part) => {
    const ours = own.map((each) => each[part]);
    const others = theirs.map((each) => each[part]);
    const ratio = median(ours.map((ms, time) => ms / (others[time] ?? Number.NaN)));
    return [median(ours).toFixed(0), median(others).toFixed(0), ratio.toFixed(2)];
  });
  console.log(`| ${[name, ...cells].join(" | ")} |`);
}
