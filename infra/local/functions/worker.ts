import { enableCompileCache, flushCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import { MachineDate, shiftDate } from "../clock/shifted-date.ts";
import { endThreadAt } from "../faults/thread-death.ts";
import { guardTable } from "../permissions/guard.ts";
import type { Invocation, Reply } from "./sandboxes.ts";

/** A sandbox: loads each function once, at its first invocation, and answers one invocation at a time. */
const port = parentPort;
if (port === null) throw new Error("this file is a worker's");

// Compiling a bundle is half of its loading: what one sandbox compiled serves the next ones.
enableCompileCache();

// Before any bundle is loaded: what it takes the time from takes the stack's.
const setOffset = shiftDate();
const guard = guardTable();
const endAt = endThreadAt();

type Handler = (event: unknown, context: object) => unknown;
const handlers = new Map<string, Handler>();

async function handlerOf(module: string): Promise<Handler> {
  const loaded = handlers.get(module);
  if (loaded !== undefined) return loaded;
  const { handler } = (await import(pathToFileURL(module).href)) as { handler: Handler };
  handlers.set(module, handler);
  flushCompileCache();
  return handler;
}

port.on("message", async (invocation: Invocation) => {
  const { name, arn, module, memoryMegabytes, environment } = invocation.function;
  setOffset(invocation.clockOffset);
  for (const variable of Object.keys(process.env))
    if (!(variable in environment)) delete process.env[variable];
  Object.assign(process.env, environment);
  endAt(invocation.death);
  const guarded = {
    name: environment["POWERTOOLS_SERVICE_NAME"] ?? name,
    statements: JSON.parse(invocation.function.statements),
  };
  const context = {
    awsRequestId: invocation.requestId,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memoryMegabytes),
    logGroupName: name,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, invocation.deadline - MachineDate.now()),
  };
  let reply: Reply;
  try {
    const handler = await handlerOf(module);
    reply = { result: await guard(guarded, () => handler(invocation.event, context)) };
  } catch (error) {
    reply = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(reply);
});
