import { randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { account, region } from "../template/resolve.ts";

/** A function to run. */
export interface HostedFunction {
  name: string;
  /** Its bundle's module. */
  bundle: string;
  environment: Readonly<Record<string, string>>;
  timeoutSeconds: number;
  memoryMegabytes: number;
}

/** A function failed: by its own error, by its time limit, or by ending. */
export class FunctionFailed extends Error {
  constructor(name: string, reason: string) {
    super(`${name}: ${reason}`);
    this.name = "FunctionFailed";
  }
}

/** Runs the bundles, each invocation in a worker thread that holds nothing but its function. */
export interface FunctionHost {
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Invocations under way. */
  running(): number;
  stop(): Promise<void>;
}

/** Milliseconds after which an idle sandbox is closed. */
const idleAfter = 60_000;

interface Sandbox {
  worker: Worker;
  idleTimer?: NodeJS.Timeout;
}

interface Reply {
  ready?: boolean;
  result?: unknown;
  error?: string;
}

/** Starts the host; sandboxes start when they are first needed. */
export function startFunctionHost(
  functions: ReadonlyMap<string, HostedFunction>,
  logFolder: string,
  log: (line: string) => void,
  /** Milliseconds by which the stack's clock is ahead. */
  clockOffset: () => number,
): FunctionHost {
  mkdirSync(logFolder, { recursive: true });
  const idle = new Map<string, Sandbox[]>();
  const logs = new Map<string, WriteStream>();
  const all = new Set<Worker>();
  let running = 0;
  let stopped = false;

  const logOf = (name: string) => {
    const stream = logs.get(name) ?? createWriteStream(join(logFolder, `${name}.log`), { flags: "a" });
    logs.set(name, stream);
    return stream;
  };

  const open = (hosted: HostedFunction): Promise<Sandbox> => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: {
        bundle: hosted.bundle,
        name: hosted.name,
        memory: String(hosted.memoryMegabytes),
        initialOffset: clockOffset(),
        arn: `arn:aws:lambda:${region}:${account}:function:${hosted.name}`,
      },
      env: { ...hosted.environment },
      stdout: true,
      stderr: true,
    });
    all.add(worker);
    worker.once("exit", () => all.delete(worker));
    worker.stdout.pipe(logOf(hosted.name), { end: false });
    worker.stderr.pipe(logOf(hosted.name), { end: false });
    return new Promise((resolve, reject) => {
      worker.once("message", () => {
        worker.removeListener("error", reject);
        worker.unref();
        resolve({ worker });
      });
      worker.once("error", reject);
    });
  };

  const release = (name: string, sandbox: Sandbox) => {
    sandbox.idleTimer = setTimeout(() => {
      idle.set(
        name,
        (idle.get(name) ?? []).filter((other) => other !== sandbox),
      );
      void sandbox.worker.terminate();
    }, idleAfter);
    sandbox.idleTimer.unref();
    idle.set(name, [...(idle.get(name) ?? []), sandbox]);
  };

  const invokeIn = (sandbox: Sandbox, hosted: HostedFunction, event: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { worker } = sandbox;
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        worker.removeListener("message", answered);
        worker.removeListener("exit", ended);
        worker.removeListener("error", failed);
        finish();
      };
      const answered = (reply: Reply) =>
        settle(() => {
          release(hosted.name, sandbox);
          if (reply.error === undefined) resolve(reply.result);
          else reject(new FunctionFailed(hosted.name, reply.error));
        });
      const ended = () => settle(() => reject(new FunctionFailed(hosted.name, "its process ended")));
      const failed = (error: Error) => settle(() => reject(new FunctionFailed(hosted.name, error.message)));
      const timer = setTimeout(() => {
        settle(() => reject(new FunctionFailed(hosted.name, `not finished in ${hosted.timeoutSeconds} s`)));
        void worker.terminate();
      }, hosted.timeoutSeconds * 1000);
      worker.on("message", answered);
      worker.once("exit", ended);
      worker.once("error", failed);
      const deadline = Date.now() + hosted.timeoutSeconds * 1000;
      worker.postMessage({ event, requestId: randomUUID(), deadline, offset: clockOffset() });
    });

  return {
    running: () => running,
    async invoke(name, event) {
      const hosted = functions.get(name);
      if (hosted === undefined) throw new Error(`there is no function ${name}`);
      if (stopped) throw new FunctionFailed(name, "the stack is stopping");
      running += 1;
      try {
        const sandbox = idle.get(name)?.pop() ?? (await open(hosted));
        clearTimeout(sandbox.idleTimer);
        return await invokeIn(sandbox, hosted, event);
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        throw error;
      } finally {
        running -= 1;
      }
    },
    async stop() {
      stopped = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
      for (const stream of logs.values()) stream.end();
    },
  };
}
