import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { LocalStack } from "../../infra/local/stack.ts";

/** Plays an operator's command on a stack, as its runbook has it; gives what it tells. @throws Error when it ends with another status than 0. */
export async function playCommand(
  stack: Pick<LocalStack, "operatorEnvironment">,
  command: string,
  ...more: readonly string[]
): Promise<string> {
  const file = `infra/operator/${command}.ts`;
  const given = [file, "--env", stack.operatorEnvironment, ...more];
  return (await promisify(execFile)(process.execPath, given, { env: operatorShell() })).stdout;
}

/** The variables of an operator's shell: a process of tests has been told of tables, buckets and services of other stacks. */
export function operatorShell(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE };
}
