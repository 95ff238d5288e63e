import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandLine } from "../../infra/local/command-line.ts";
import { composed, composedEdge, written } from "../support/composed-stage.ts";
import { changesOf, keptResources } from "./kept-resources.ts";

const values = commandLine(
  "npm run record-resources : dit ce qu’un déploiement ferait des ressources qui doivent rester, et tient leur liste à jour ; --accept admet que des ressources soient remplacées ou supprimées.",
  { accept: { type: "boolean" } },
);
const file = join(import.meta.dirname, "resources.json");
const production = written("production");
const made = {
  ...keptResources((await composed(production)).assembly),
  ...keptResources(composedEdge(production)),
};
const { lost, added } = changesOf(JSON.parse(await readFile(file, "utf8").catch(() => "{}")), made);
for (const sentence of [...lost, ...added]) console.log(sentence);
if (lost.length > 0 && values.accept !== true) {
  console.error("Rien n’est noté : pour l’admettre, npm run record-resources -- --accept");
  process.exitCode = 1;
} else {
  const lines = Object.entries(made).map(([id, kept]) => `  ${JSON.stringify(id)}: ${JSON.stringify(kept)}`);
  await writeFile(file, `{\n${lines.join(",\n")}\n}\n`);
}
