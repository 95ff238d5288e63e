import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { localCredentials } from "./functions/hosted-functions.ts";
import { region } from "./template/resolve.ts";

/** Writes where operators' commands find what this stack keeps: `npm run audit:verify -- --env DATA/operator.env`. */
export async function writeOperatorEnvironment(
  dataDir: string,
  told: Readonly<Record<string, string>>,
): Promise<string> {
  const variables = {
    ...told,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  const file = join(dataDir, "operator.env");
  await writeFile(file, lines.join(""));
  return file;
}
