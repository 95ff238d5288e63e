import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generatedDocuments } from "./generated.ts";

/** `npm run docs`: writes the documents that come from the code; tests check that they are up to date. */
for (const [name, text] of generatedDocuments()) await writeFile(join(import.meta.dirname, name), text);
