import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { apiDescription } from "../infra/api-description.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { writeBodies, writeTokens } from "../portal/make.ts";
import { writeTypes } from "./write-types.ts";

commandLine(
  "npm run client : fait les types de l’API de sa description, construit dans client/dist le paquet qui l’appelle, et fait les formulaires de l’espace en ligne.",
  {},
);
const description = await apiDescription();
await writeTypes(description);
await writeBodies(description);
await writeTokens();
await rm(join(import.meta.dirname, "dist"), { recursive: true, force: true });
const compiler = join(import.meta.dirname, "../node_modules/.bin/tsc");
execFileSync(compiler, ["-p", "tsconfig.build.json"], { cwd: import.meta.dirname, stdio: "inherit" });
