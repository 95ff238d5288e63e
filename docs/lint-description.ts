import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { apiDescription } from "../infra/api-description.ts";
import { changesDescription } from "./changes-description.ts";

// Makes the API's descriptions, and lints them by the rules of `redocly.yaml` and of `spectral.yaml`: any finding fails.
const root = join(import.meta.dirname, "..");
const folder = join(root, "dist");
const [openapi, asyncapi] = [join(folder, "openapi.json"), join(folder, "asyncapi.json")];
await mkdir(folder, { recursive: true });
await writeFile(openapi, JSON.stringify(await apiDescription()));
await writeFile(asyncapi, JSON.stringify(await changesDescription()));

const environment = {
  ...process.env,
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  NO_COLOR: "1",
};
const linted = [
  ["redocly", "lint", openapi, asyncapi, "--format=stylish"],
  ["spectral", "lint", openapi, "--ruleset=spectral.yaml", "--fail-severity=hint", "--quiet"],
].map(async ([linter = "", ...given]) => {
  try {
    await promisify(execFile)(join(root, "node_modules/.bin", linter), given, {
      cwd: root,
      env: environment,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    console.error(`${stdout ?? ""}${stderr ?? error}`);
    process.exitCode = 1;
  }
});
await Promise.all(linted);
