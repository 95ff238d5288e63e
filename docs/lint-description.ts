import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { apiDescription } from "./api-description.ts";

// Makes the API's description, and lints it by the rules of `redocly.yaml`: any finding fails.
const root = join(import.meta.dirname, "..");
const file = join(root, "dist", "openapi.json");
await mkdir(join(root, "dist"), { recursive: true });
await writeFile(file, JSON.stringify(await apiDescription()));
try {
  execFileSync(join(root, "node_modules/.bin/redocly"), ["lint", file, "--format=stylish"], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
  });
} catch (error) {
  const { stdout, stderr } = error as { stdout?: string; stderr?: string };
  console.error(`${stdout ?? ""}${stderr ?? error}`);
  process.exitCode = 1;
}
