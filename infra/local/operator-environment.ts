import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { localIdentity } from "./functions/hosted-functions.ts";

/** Writes where operators' commands find what this stack keeps: `npm run audit:verify -- --env DATA/operator.env`. */
export async function writeOperatorEnvironment(
  dataDir: string,
  told: Readonly<Record<string, string>>,
): Promise<string> {
  const lines = Object.entries({ ...told, ...localIdentity }).map(([name, value]) => `${name}=${value}\n`);
  const file = join(dataDir, "operator.env");
  await writeFile(file, lines.join(""));
  return file;
}
