import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { route as files } from "../functions/enrolment/list-files.ts";
import { route as persons } from "../functions/people/list-persons.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { startDynamoDb } from "../infra/local/dynamodb/dynoxide.ts";
import { loadAssembly } from "../infra/local/template/assembly.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";
import { meterCapacity } from "../shared/store/capacity.ts";
import { callRoute } from "../test/support/call-route.ts";
import { useDatabase } from "../test/support/database.ts";
import { type FilledTable, fillTable } from "./filled-table.ts";
import { known, population } from "./lists/population.ts";
import { tripsOf, watchTrips } from "./lists/trips.ts";

const values = commandLine(
  `npm run bench:lists -- [options] : ce que coûte une page de chaque liste et de chaque recherche, parmi des dossiers
importés avec ce qui les fait trouver : allers-retours avec la table, appels, unités de lecture, durée.

  --files N      dossiers dans la table, chacun d’une personne (1000)
  --times N      fois que chaque page est lue, dont on donne la durée médiane (15)
  --data FOLDER  garde la table remplie dans ce dossier, ou reprend celle qui y est`,
  {
    files: { type: "string", default: "1000" },
    times: { type: "string", default: "15" },
    data: { type: "string", default: "" },
  },
);
const count = Number(values.files);
const times = Number(values.times);

/** What is asked, of which list, by whom. */
interface Case {
  name: string;
  list: "files" | "persons";
  query: Record<string, string>;
  as?: { partyId: string };
}

const ofCentre = { partyId: known.largestCentre };
const ofCompany = { partyId: known.largestCompany };
const middle = known.file(Math.floor(count / 2));
const cases: Case[] = [
  { name: "all files", list: "files", query: {} },
  { name: "all files, the newest first", list: "files", query: { sort: "-created" } },
  { name: "all files, the last changed first", list: "files", query: { sort: "-updated" } },
  { name: "files changed since", list: "files", query: { updatedSince: "2027-03-01T22:00:00Z" } },
  { name: "files in a state", list: "files", query: { state: "submitted" } },
  { name: "files in three states", list: "files", query: { state: "submitted,scheduled,withdrawn" } },
  { name: "files of two certifications", list: "files", query: { certification: "CMI,AC" } },
  { name: "files of four certifications", list: "files", query: { certification: "CMI,AC,CRD,CMC" } },
  { name: "files of a path", list: "files", query: { path: "vae" } },
  { name: "files of a path in a state", list: "files", query: { path: "training", state: "enrolled" } },
  { name: "files by number", list: "files", query: { q: middle } },
  { name: "files by a common name", list: "files", query: { q: known.commonName } },
  { name: "files by two beginnings", list: "files", query: { q: "dup ba" } },
  { name: "files by two letters", list: "files", query: { q: "ba" } },
  { name: "files by a name that nothing has", list: "files", query: { q: "wwww" } },
  { name: "all files, counted", list: "files", query: { count: "true" } },
  { name: "files in a state, counted", list: "files", query: { state: "scheduled", count: "true" } },
  { name: "files of a path, counted", list: "files", query: { path: "vae", count: "true" } },
  { name: "files by a common name, counted", list: "files", query: { q: known.commonName, count: "true" } },
  { name: "files of a centre that OEMM names", list: "files", query: { centre: known.largestCentre } },
  { name: "files of a person", list: "files", query: { person: known.person(1) } },
  { name: "a centre's files", list: "files", query: {}, as: ofCentre },
  {
    name: "a centre's files, the last changed first",
    list: "files",
    query: { sort: "-updated" },
    as: ofCentre,
  },
  { name: "a centre's files in a state", list: "files", query: { state: "submitted" }, as: ofCentre },
  { name: "a centre's files by name", list: "files", query: { q: "mar" }, as: ofCentre },
  { name: "a centre's files, counted", list: "files", query: { count: "true" }, as: ofCentre },
  { name: "a company's files in a state", list: "files", query: { state: "enrolled" }, as: ofCompany },
  { name: "all persons", list: "persons", query: {} },
  { name: "all persons, the last changed first", list: "persons", query: { sort: "-updated" } },
  { name: "persons by a common name", list: "persons", query: { q: known.commonName } },
  { name: "persons by two beginnings, counted", list: "persons", query: { q: "dup ba", count: "true" } },
];
const routes = {
  files: { route: files, entry: join(import.meta.dirname, "../functions/enrolment/list-files.ts") },
  persons: { route: persons, entry: join(import.meta.dirname, "../functions/people/list-persons.ts") },
};

/** The table of before, or one that is filled now. */
async function openTable(folder: string): Promise<FilledTable> {
  const [filled, named] = [join(folder, "filled.sqlite"), join(folder, "name")];
  if (existsSync(named))
    return { database: await startDynamoDb(filled), name: await readFile(named, "utf8") };
  await mkdir(folder, { recursive: true });
  const assembly = join(folder, "assembly");
  await synthesiseToRun(assembly);
  const began = performance.now();
  const table = await fillTable(folder, await loadAssembly(assembly), population(count));
  console.error(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await writeFile(named, table.name);
  return table;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function measure({ name, list, query, as }: Case): Promise<string> {
  const ask = () =>
    callRoute(routes[list].entry, routes[list].route, { query, as: as ?? { partyId: "oemm" } });
  const { statusCode, body } = await ask();
  if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${JSON.stringify(body)}`);
  const consumed = meterCapacity();
  const { calls, trips, scans } = await tripsOf(ask);
  const units = consumed();
  if (scans > 0) throw new Error(`${name} scans`);
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  const total = body.total === undefined ? "" : `${body.total.more ? "> " : ""}${body.total.value}`;
  const shown = `${body.items.length}${body.next === undefined ? "" : " +"}`;
  return [name, shown, total, trips, calls, units.toFixed(1), median(took).toFixed(0)].join(" | ");
}

const folder = values.data === "" ? await mkdtemp(join(tmpdir(), "cqp-bench-")) : values.data;
const { database, name } = await openTable(folder);
useDatabase({ endpoint: database.endpoint, tables: [name] });
watchTrips();
console.log(`${count} files\n`);
console.log(
  "| page | shown | counted | trips | calls | units | ms |\n| --- | --- | --- | --- | --- | --- | --- |",
);
for (const one of cases) console.log(`| ${await measure(one)} |`);
await database.stop();
if (values.data === "") await rm(folder, { recursive: true, force: true });
