import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import type { Node } from "../shared/http/description/walk.ts";

/** The types of the API, as TypeScript, made from its description. */
export async function typesOf(description: Node): Promise<string> {
  // A field that has a default may be left out of a request, and answers say by themselves what they always have.
  const made = await openapiTS(JSON.stringify(description), { defaultNonNullable: false, alphabetize: true });
  return `// Made from the API's description by \`npm run client\`: change the routes' declarations, not this file.\n${astToString(made)}`;
}

/** Writes them where the package's sources import them. */
export async function writeTypes(description: Node): Promise<void> {
  const folder = join(import.meta.dirname, "src");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "description.ts"), await typesOf(description));
}
