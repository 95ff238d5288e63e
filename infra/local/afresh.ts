import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A script failed; the message is what it said. */
export class ScriptFailed extends Error {
  override name = "ScriptFailed";
}

/**
 * Runs a script of the project by a process of its own, which loads the code as it is now and gives its memory back.
 * Gives what it printed.
 * @throws ScriptFailed
 */
export async function runAfresh(script: string, parameters: readonly string[] = []): Promise<string> {
  const child = spawn(process.execPath, [script, ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [printed, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  if (code !== 0) throw new ScriptFailed(said.trim());
  return printed;
}
