import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { template } from "../local/template/template.ts";
import { type Restored, type TakenOver, takenOver } from "./taken-over.ts";

const templateIn = (assembly: string) => join(assembly, "Cqp.template.json");

/** What lets the stack of a synthesised assembly take over what was restored. */
export async function takenOverOf(assembly: string, restored: Restored): Promise<TakenOver> {
  return takenOver(template.parse(JSON.parse(await readFile(templateIn(assembly), "utf8"))), restored);
}

/**
 * Has CDK take it over into the stack of an assembly, whose template becomes what is taken over: CDK adds it to the stack as it is
 * on AWS, and changes nothing else there. Gives the status of the command.
 */
export async function importTaken(
  assembly: string,
  { template: whole, mapping }: TakenOver,
): Promise<number> {
  const file = join(assembly, "taken-over.json");
  await writeFile(templateIn(assembly), JSON.stringify(whole));
  await writeFile(file, JSON.stringify(mapping));
  const told = ["import", "Cqp", "--app", assembly, "--resource-mapping", file, "--force"];
  const [status] = await once(spawn("npx", ["cdk", ...told], { stdio: "inherit" }), "exit");
  return typeof status === "number" ? status : 1;
}
