import { enableCompileCache, flushCompileCache } from "node:module";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { MachineDate, shiftDate } from "../clock/shifted-date.ts";

/** Runs one function: loads its bundle once, then answers one invocation at a time, as a Lambda sandbox does. */
const { bundle, name, memory, arn, initialOffset } = workerData as Record<
  "bundle" | "name" | "memory" | "arn",
  string
> & { initialOffset: number };
const port = parentPort;
if (port === null) throw new Error("this file is a worker's");

// Compiling a bundle is half of its loading: what one sandbox compiled serves the next ones.
enableCompileCache();

// Before the bundle is loaded: whatever it takes the time from takes the stack's.
const setOffset = shiftDate();
setOffset(initialOffset);

type Handler = (event: unknown, context: object) => unknown;
const module = (await import(pathToFileURL(bundle).href)) as { handler: Handler };

port.on(
  "message",
  async ({
    event,
    requestId,
    deadline,
    offset,
  }: {
    event: unknown;
    requestId: string;
    deadline: number;
    offset: number;
  }) => {
    setOffset(offset);
    const context = {
      awsRequestId: requestId,
      functionName: name,
      functionVersion: "$LATEST",
      invokedFunctionArn: arn,
      memoryLimitInMB: memory,
      logGroupName: name,
      logStreamName: "local",
      callbackWaitsForEmptyEventLoop: false,
      getRemainingTimeInMillis: () => Math.max(0, deadline - MachineDate.now()),
    };
    try {
      port.postMessage({ result: await module.handler(event, context) });
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  },
);
port.postMessage({ ready: true });
flushCompileCache();
