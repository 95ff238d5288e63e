import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import { buildModules, bundleFunctions, bundlesFolder } from "../infra/bundle.ts";
import { discoverFunctions } from "../infra/discover.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { moduleName, moduleOptions } from "../infra/modules.ts";
import { clientsAlone } from "./starts/clients.ts";

const values = commandLine(
  `npm run bench:starts -- [options] : le temps de processeur d’un processus neuf qui importe une fonction telle qu’on la
déploie, à côté de processus qui importent un module avec les seuls clients du SDK, fait par esbuild, puis fait comme la
fonction : entiers, puis sans le départ de Node. Tous à tour de rôle.

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
/** The module of clients alone, by esbuild, which CDK bundles functions with, or by our build. */
const clientsBy = (by: "esbuild" | "ours", clients: string) => join(folder, by, clients, `${clients}.mjs`);
for (const [name, source] of Object.entries(clientsAlone)) {
  const entry = join(folder, `${name}.ts`);
  await writeFile(entry, source);
  await buildModules({ [name]: entry }, join(clientsBy("ours", name), ".."));
  await esbuild({
    ...moduleOptions([{ name, entry, programs: [] }]),
    // Clients and nothing else, in one module, as CDK bundles functions: no traces, no map.
    inject: [],
    splitting: false,
    sourcemap: false,
    minify: true,
    outdir: join(clientsBy("esbuild", name), ".."),
  });
}
const modules = Object.keys(clientsAlone)
  .flatMap((name) => [clientsBy("esbuild", name), clientsBy("ours", name)])
  .concat(names.map(deployed));
const taken = new Map(modules.map((module) => [module, [] as Taken[]]));
for (let time = 0; time < times; time++)
  for (const module of modules) taken.get(module)?.push(await start(module));
await rm(folder, { recursive: true });

console.log("| function | part | ms | clients by esbuild, ms | ratio | clients by our build, ms | ratio |");
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const [name, clients] of measured)
  for (const part of ["whole", "imported"] as const) {
    const of = (module: string) => (taken.get(module) ?? []).map((each) => each[part]);
    const ours = of(deployed(name));
    const cells = (["esbuild", "ours"] as const).flatMap((by) => {
      const theirs = of(clientsBy(by, clients));
      const ratio = median(ours.map((ms, time) => ms / (theirs[time] ?? Number.NaN)));
      return [median(theirs).toFixed(0), ratio.toFixed(2)];
    });
    console.log(`| ${[name, part, median(ours).toFixed(0), ...cells].join(" | ")} |`);
  }
