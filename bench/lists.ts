import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { route as underWay } from "../functions/centre/list-candidates-under-way.ts";
import { route as certificates } from "../functions/certificate/list-certificates.ts";
import { route as companies } from "../functions/company/list-companies.ts";
import { route as deadlines } from "../functions/deadlines/list-deadlines.ts";
import { route as files } from "../functions/enrolment/list-files.ts";
import { route as wholeFiles } from "../functions/enrolment/read-files.ts";
import { route as exported } from "../functions/exports/list-exports.ts";
import { route as sessions } from "../functions/jury/list-sessions.ts";
import { route as waiting } from "../functions/jury/waiting-list.ts";
import { route as persons } from "../functions/people/list-persons.ts";
import { route as tasks } from "../functions/tasks/list-tasks.ts";
import { route as task } from "../functions/tasks/read-task.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { startDynamoDb } from "../infra/local/dynamodb/dynoxide.ts";
import { loadAssembly } from "../infra/local/template/assembly.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";
import type { Route } from "../shared/http/route.ts";
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
/** Round trips of a page at most; a count may take one more, where what it adds up is not alike. */
const mostTrips = { page: 2, counted: 3 };
const count = Number(values.files);
const times = Number(values.times);

const of = (route: Route, name: string) => ({
  route,
  entry: join(import.meta.dirname, `../functions/${name}.ts`),
});
const routes = {
  files: of(files, "enrolment/list-files"),
  wholeFiles: of(wholeFiles, "enrolment/read-files"),
  persons: of(persons, "people/list-persons"),
  sessions: of(sessions, "jury/list-sessions"),
  tasks: of(tasks, "tasks/list-tasks"),
  task: of(task, "tasks/read-task"),
  certificates: of(certificates, "certificate/list-certificates"),
  deadlines: of(deadlines, "deadlines/list-deadlines"),
  companies: of(companies, "company/list-companies"),
  exports: of(exported, "exports/list-exports"),
  waiting: of(waiting, "jury/waiting-list"),
  underWay: of(underWay, "centre/list-candidates-under-way"),
};

/** What is asked, of which list, by whom. */
interface Case {
  name: string;
  list: keyof typeof routes;
  query: Record<string, string>;
  as?: { partyId: string };
  path?: Record<string, string>;
  /** Where it takes more than a list does: of what is no list. */
  mostTrips?: number;
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
  {
    name: "25 whole files",
    list: "wholeFiles",
    // The last one writes down who read them.
    mostTrips: 3,
    query: { ids: Array.from({ length: 25 }, (_, n) => known.file(n)).join() },
  },
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
  { name: "sessions to come", list: "sessions", query: {} },
  {
    name: "sessions of a certification in two states",
    list: "sessions",
    query: { certification: "CMI", state: "planned,convened" },
  },
  { name: "sessions, the last changed first", list: "sessions", query: { sort: "-updated" } },
  { name: "sessions, counted", list: "sessions", query: { from: "2020-01-01", count: "true" } },
  { name: "tasks to do", list: "tasks", query: { from: "2020-01-01" } },
  {
    name: "tasks of two kinds, done",
    list: "tasks",
    query: { kind: "convocations-due,slots-to-follow", state: "done", from: "2020-01-01" },
  },
  { name: "tasks, the last changed first", list: "tasks", query: { sort: "-updated", state: "open,done" } },
  { name: "a task", list: "task", query: {}, path: { taskId: known.task(0) } },
  { name: "certificates", list: "certificates", query: {} },
  {
    name: "certificates of a certification, newest first",
    list: "certificates",
    query: { certification: "CMI", sort: "-decided" },
  },
  { name: "certificates by a common name", list: "certificates", query: { q: known.commonName } },
  {
    name: "certificates changed since",
    list: "certificates",
    query: { updatedSince: "2027-03-01T22:00:00Z" },
  },
  { name: "deadlines of a month", list: "deadlines", query: { month: "2028-10" } },
  {
    name: "deadlines of a kind and a certification, counted",
    list: "deadlines",
    query: { month: "2028-10", kind: "first-jury", certification: "CMI", count: "true" },
  },
  { name: "a company's deadlines", list: "deadlines", query: {}, as: ofCompany },
  {
    name: "a company's deadlines changed since",
    list: "deadlines",
    query: { updatedSince: "2020-01-01T00:00:00Z" },
    as: ofCompany,
  },
  { name: "companies", list: "companies", query: {} },
  { name: "companies by two letters", list: "companies", query: { q: "or" } },
  { name: "one's exports", list: "exports", query: {} },
  { name: "one's exports changed since", list: "exports", query: { updatedSince: "2020-01-01T00:00:00Z" } },
  { name: "a waiting list", list: "waiting", query: {}, path: { code: "CMI" } },
  {
    name: "a waiting list changed since",
    list: "waiting",
    query: { updatedSince: "2020-01-01T00:00:00Z" },
    path: { code: "CMI" },
  },
  {
    name: "candidates under way at a centre",
    list: "underWay",
    query: {},
    path: { centreId: known.largestCentre },
  },
  {
    name: "candidates under way whose approval ended",
    list: "underWay",
    query: { standing: "none", service: "vae" },
    path: { centreId: known.largestCentre },
  },
];

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

async function measure({ name, list, query, as, path, mostTrips: most }: Case): Promise<string> {
  const ask = () =>
    callRoute(routes[list].entry, routes[list].route, {
      query,
      as: as ?? { partyId: "oemm" },
      ...(path === undefined ? {} : { path }),
    });
  const { statusCode, body } = await ask();
  if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${JSON.stringify(body)}`);
  const consumed = meterCapacity();
  const { calls, trips, scans } = await tripsOf(ask);
  const units = consumed();
  if (scans > 0) throw new Error(`${name} scans`);
  if (trips > (most ?? mostTrips[query["count"] === undefined ? "page" : "counted"]))
    throw new Error(`${name} takes ${trips} round trips`);
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  const total = body.total === undefined ? "" : `${body.total.more ? "> " : ""}${body.total.value}`;
  const shown = `${body.items?.length ?? 1}${body.next === undefined ? "" : " +"}`;
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
