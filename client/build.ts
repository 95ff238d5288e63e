import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { commandLine } from "../infra/local/command-line.ts";
import { digestOf } from "../infra/made-once.ts";

commandLine(
  "npm run client : fait les types de l’API de sa description, construit dans client/dist le paquet qui l’appelle, et fait les formulaires de l’espace en ligne.",
  {},
);

/** What it is made from, and what is made of it beside the package: either may have changed since. */
const sources = [
  "{functions,shared,events}/**/*.ts",
  "infra/*.ts",
  "client/**/*.{ts,json}",
  "portal/{make.ts,forms/part.ts,made/**}",
];
const dist = join(import.meta.dirname, "dist");
const digestFile = join(import.meta.dirname, "../dist/client.sources.sha256");

const madeFrom = await readFile(digestFile, "utf8").catch(() => "");
if (madeFrom !== (await digestOf(sources)) || !existsSync(dist)) {
  // What describes the API takes seconds to load.
  const { apiDescription } = await import("../infra/api-description.ts");
  const { writeBodies, writeTokens } = await import("../portal/make.ts");
  const { writeTypes } = await import("./write-types.ts");
  const description = await apiDescription();
  await writeTypes(description);
  await writeBodies(description);
  await writeTokens();
  await rm(dist, { recursive: true, force: true });
  const compiler = join(import.meta.dirname, "../node_modules/.bin/tsc");
  execFileSync(compiler, ["-p", "tsconfig.build.json"], { cwd: import.meta.dirname, stdio: "inherit" });
  await mkdir(dirname(digestFile), { recursive: true });
  await writeFile(digestFile, await digestOf(sources));
}
