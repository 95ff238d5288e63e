import { spawnSync } from "node:child_process";
import { commandLine } from "../local/command-line.ts";
import { releaseArguments } from "../stages/release.ts";
import { stageNamed } from "../stages/stages.ts";

const values = commandLine(
  "npm run release -- --stage ENVIRONNEMENT [--first] : met en service ; CloudFormation revient en arrière si l’alarme de mise en service sonne (--first, une seule fois : elle n’existe pas encore, et le domaine des courriels n’est pas encore prouvé).",
  { stage: { type: "string" }, first: { type: "boolean", default: false } },
);
const args = releaseArguments(stageNamed(values.stage), values.first);
process.exitCode = spawnSync("npx", ["cdk", ...args], { stdio: "inherit" }).status ?? 1;
