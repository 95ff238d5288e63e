import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { bundleFunctions, bundlesFolder } from "../../../infra/bundle.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import { moduleName } from "../../../infra/modules.ts";

/** Bytes of code that a function loads at its start, and from how many files. */
interface Loaded {
  name: string;
  bytes: number;
  files: number;
}

/** Greatest code of a function at its start, bytes; those that need more have a bound of their own. */
const usual = 465_000;
const withS3 = 593_000;
const withSes = 505_000;
const withTelephones = 596_000;
const bounds: Readonly<Record<string, number>> = {
  // They say what every problem is, and every rule.
  "service/explain-problem": 472_000,
  "service/explain-rule": 472_000,
  "centre/describe-centre": withTelephones,
  "documents/build": 2_000_000,
  "documents/download-file-document": withS3,
  "documents/download-session-document": withS3,
  "enrolment/correct-contact": withTelephones,
  "enrolment/enrol": withTelephones,
  "enrolment/import-enrolments": withTelephones,
  "enrolment/preview-import": withTelephones,
  "evidence/delete-removed": withS3,
  "evidence/describe": withS3,
  "evidence/download": withS3,
  "evidence/read-evidence": withS3,
  "evidence/renew-upload": withS3,
  "evidence/request-upload": withS3,
  "evidence/verify-upload": 663_000,
  "exports/read-export": withS3,
  "exports/write-export": withS3,
  "jury/announce-signed-attendance": withS3,
  "jury/read-signed-attendance": withS3,
  "mail/send-mail": withSes,
  "mail/send-pending": withSes,
  // They read numbers of telephone, and decide on all that was granted.
  "past/preview-past": 605_000,
  "past/take-over-past": 616_000,
  "people/export-users": 900_000,
  "privacy/erase-due": 612_000,
  "privacy/read-copy": withS3,
  "privacy/write-copy": 700_000,
  "service/collect-objects": withS3,
  "service/compare-objects": withS3,
  "trail/anchor": withS3,
  "training/describe-enrolment": withTelephones,
};

/** What a module of a folder imports before it runs, and what these import. */
function loadedBy(module: string, folder = bundlesFolder, met = new Set<string>()): Set<string> {
  if (met.has(module)) return met;
  met.add(module);
  const code = readFileSync(join(folder, module), "utf8");
  for (const [, imported] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.mjs)["'`]/g))
    if (imported !== undefined) loadedBy(imported, folder, met);
  return met;
}

/** Functions that are tried as they are deployed, each bundled alone. */
const tried = ["enrolment/read-file", "enrolment/submit", "evidence/request-upload", "mail/send-mail"];

let functions: Loaded[] = [];
/** The folder of a function that is tried as it is deployed. */
let folderOf: (name: string) => string;
beforeAll(async () => {
  const found = await discoverFunctions();
  await bundleFunctions(found, "shared");
  folderOf = await bundleFunctions(
    found.filter(({ name }) => tried.includes(name)),
    "apart",
  );
  functions = found.map(({ name }) => {
    const loaded = [...loadedBy(`${moduleName(name)}.mjs`)];
    const bytes = loaded.reduce((sum, module) => sum + statSync(join(bundlesFolder, module)).size, 0);
    return { name, bytes, files: loaded.length };
  });
});

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

it("half of the functions load 420 KB of code or less, from a dozen files and the runtime", () => {
  expect(functions.length).toBeGreaterThan(100);
  expect(median(functions.map(({ bytes }) => bytes))).toBeLessThanOrEqual(420_000);
  expect(median(functions.map(({ files }) => files))).toBeLessThanOrEqual(13);
});

it("no function loads more than its bound", () => {
  const over = functions.filter(({ name, bytes }) => bytes > (bounds[name] ?? usual));
  expect(over).toEqual([]);
});

it("no bound is of a function that doesn't need it", () => {
  const names = functions.filter(({ bytes }) => bytes > usual).map(({ name }) => name);
  expect(Object.keys(bounds).filter((name) => !names.includes(name))).toEqual([]);
});

it("what few requests need is not loaded at a start: the logger, the certifications", () => {
  for (const { name } of functions.filter(({ name }) => name.startsWith("enrolment/")))
    for (const module of loadedBy(`${moduleName(name)}.mjs`))
      expect(readFileSync(join(bundlesFolder, module), "utf8")).not.toMatch(
        /POWERTOOLS_LOG_LEVEL|Conseiller\(ère\) mutualiste collectif/,
      );
});

/**
 * Counts what takes long while modules are imported: schemas of zod that are made (`z.refine` makes a check alone, which
 * some are known by), formats of a locale that are opened.
 */
const counting = `
  let schemas = 0;
  let locales = 0;
  globalThis.__zod_globalConfig = {
    postProcessor: ({ _zod: { def } }) => { if (def.check !== "custom") schemas += 1; },
  };
  for (const format of ["NumberFormat", "DateTimeFormat"])
    Intl[format] = new Proxy(Intl[format], {
      construct: (target, given) => { locales += 1; return Reflect.construct(target, given); },
    });
  for (const module of process.argv.slice(1)) await import(module);
  // One that is made here tells that zod still calls the count.
  (await import("zod")).string();
  console.log(JSON.stringify({ schemas, locales }));`;

/** What a script prints, run with the modules of functions as they are deployed. */
function runWith(names: readonly string[], script: string): unknown {
  const modules = names.map((name) => join(folderOf(name), `${moduleName(name)}.mjs`));
  const env = { ...process.env, AWS_REGION: "eu-west-3", TABLE_NAME: "none", OBJECTS_BUCKET: "none" };
  return JSON.parse(
    `${execFileSync(process.execPath, ["--input-type=module", "--eval", script, ...modules], { env })}`,
  );
}

it("a start makes no schema and loads no locale: what a request needs of them, it makes", () => {
  expect(runWith(tried, counting)).toEqual({ schemas: 1, locales: 0 });
});

it("a function is deployed alone, and loads one file, or two that sign for S3", () => {
  for (const name of tried) {
    const loaded = [...loadedBy(`${moduleName(name)}.mjs`, folderOf(name))];
    const bytes = loaded.reduce((sum, module) => sum + statSync(join(folderOf(name), module)).size, 0);
    const withObjects = name.startsWith("evidence/");
    expect(loaded.length).toBeLessThanOrEqual(withObjects ? 2 : 1);
    expect(bytes).toBeLessThanOrEqual(withObjects ? 506_000 : 398_000);
  }
});

/** Asks each function, as a candidate, for what has no such identifier; a worker, for nothing. */
const asking = `
  const claims = { sub: "a", token_use: "access" };
  const event = { headers: {}, pathParameters: { fileId: "none" }, Records: [], isBase64Encoded: false,
    requestContext: { http: { method: "GET" }, requestId: "r", authorizer: { jwt: { claims } } } };
  const answers = [];
  for (const module of process.argv.slice(1))
    answers.push(await (await import(module)).handler(event, { getRemainingTimeInMillis: () => 1000 }));
  console.log(JSON.stringify(answers.map(({ statusCode, batchItemFailures }) => statusCode ?? batchItemFailures)));`;

it("functions answer as they are deployed", () => {
  expect(runWith(tried, asking)).toEqual([400, 400, 400, []]);
});
