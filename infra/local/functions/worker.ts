import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

/** Runs one function: loads its bundle once, then answers one invocation at a time, as a Lambda sandbox does. */
const { bundle, name, memory, arn } = workerData as Record<"bundle" | "name" | "memory" | "arn", string>;
const port = parentPort;
if (port === null) throw new Error("this file is a worker's");

type Handler = (event: unknown, context: object) => unknown;
const module = (await import(pathToFileURL(bundle).href)) as { handler: Handler };

port.on(
  "message",
  async ({ event, requestId, deadline }: { event: unknown; requestId: string; deadline: number }) => {
    const context = {
      awsRequestId: requestId,
      functionName: name,
      functionVersion: "$LATEST",
      invokedFunctionArn: arn,
      memoryLimitInMB: memory,
      logGroupName: name,
      logStreamName: "local",
      callbackWaitsForEmptyEventLoop: false,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
    try {
      port.postMessage({ result: await module.handler(event, context) });
    } catch (error) {
      port.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  },
);
port.postMessage({ ready: true });
