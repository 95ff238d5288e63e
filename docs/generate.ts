import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandLine } from "../infra/local/command-line.ts";
import { generatedDocuments } from "./generated.ts";

commandLine(
  "npm run docs : écrit les documents qui viennent du code ; des tests vérifient qu’ils sont à jour.",
  {},
);
for (const [name, text] of await generatedDocuments()) await writeFile(join(import.meta.dirname, name), text);
