import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

/**
 * Brings the variables of a file into the environment. A file that is named with a command goes before what the shell holds, which
 * may be of another stack: Node's own `loadEnvFile` lets the shell win.
 */
export function takeEnvironment(file: string): void {
  Object.assign(process.env, parseEnv(readFileSync(file, "utf8")));
}
