import { randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Faults, openFaults } from "../faults/faults.ts";
import { clockErrorOf, deathOf } from "../faults/function-faults.ts";
import { account, region } from "../template/resolve.ts";
import type { HostedFunction, Invocation, Reply, Sandbox, Sandboxes } from "./sandboxes.ts";

/** A function failed: by its own error, by its time limit, or by ending. */
export class FunctionFailed extends Error {
  /** By its time limit. */
  readonly late: boolean;

  constructor(name: string, reason: string, late = false) {
    super(`${name}: ${reason}`);
    this.name = "FunctionFailed";
    this.late = late;
  }
}

/**
 * Invocations at work at the same time, at most; others wait for one to end, as those over an account's concurrency do.
 * More threads than this would share a machine's cores, each with its own code and heap, some 40 MB, and each would be
 * slower: a thread's code becomes fast by being run often.
 */
const mostAtWork = Math.max(availableParallelism(), 2);

/** Runs the functions, each invocation in a sandbox that serves no other meanwhile. */
export interface FunctionHost {
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Invocations under way. */
  running(): number;
  /** Invocations ever begun. */
  begun(): number;
  /** Runs the modules of another folder from now on; what is under way ends with those that it began with. */
  useModules(folder: string): void;
  stop(): Promise<void>;
}

/** Starts the host. The sandboxes are its caller's, who stops them. */
export function startFunctionHost(
  given: ReadonlyMap<string, HostedFunction>,
  sandboxes: Sandboxes,
  logFolder: string,
  log: (line: string) => void,
  /** Milliseconds by which the stack's clock is ahead. */
  clockOffset: () => number,
  faults: Faults = openFaults(undefined),
): FunctionHost {
  mkdirSync(logFolder, { recursive: true });
  const logs = new Map<string, WriteStream>();
  const busy = new Set<Sandbox>();
  /** Milliseconds by which the clock of each is wrong. */
  const clockErrors = new WeakMap<Sandbox, number>();
  const clockOf = (sandbox: Sandbox) => {
    const error = clockErrors.get(sandbox) ?? 1000 * clockErrorOf(faults);
    clockErrors.set(sandbox, error);
    return sandbox.clockOffset + error;
  };
  let functions = given;
  let stopped = false;

  const logOf = (name: string) => {
    const stream = logs.get(name) ?? createWriteStream(join(logFolder, `${name}.log`), { flags: "a" });
    logs.set(name, stream);
    return stream;
  };

  const invokeIn = (sandbox: Sandbox, hosted: HostedFunction, event: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { worker } = sandbox;
      const death = deathOf(faults);
      busy.add(sandbox);
      const settle = (finish: () => void) => {
        busy.delete(sandbox);
        clearTimeout(timer);
        worker.removeListener("message", answered);
        worker.removeListener("exit", ended);
        worker.removeListener("error", failed);
        finish();
      };
      const answered = (reply: Reply) =>
        settle(() => {
          sandboxes.release(hosted, sandbox);
          if ("error" in reply) reject(new FunctionFailed(hosted.name, reply.error));
          else resolve(reply.result);
        });
      const ended = () =>
        settle(() => reject(new FunctionFailed(hosted.name, "its process ended", death !== undefined)));
      const failed = (error: Error) => settle(() => reject(new FunctionFailed(hosted.name, error.message)));
      const timer = setTimeout(() => {
        settle(() =>
          reject(new FunctionFailed(hosted.name, `not finished in ${hosted.timeoutSeconds} s`, true)),
        );
        void worker.terminate();
      }, hosted.timeoutSeconds * 1000);
      worker.on("message", answered);
      worker.once("exit", ended);
      worker.once("error", failed);
      const { name, module, memoryMegabytes, statements, environment } = hosted;
      const invocation: Invocation = {
        event,
        requestId: randomUUID(),
        deadline: Date.now() + hosted.timeoutSeconds * 1000,
        clockOffset: clockOf(sandbox),
        death,
        function: {
          name,
          module,
          memoryMegabytes,
          statements,
          environment,
          arn: `arn:aws:lambda:${region}:${account}:function:${name}`,
        },
      };
      worker.postMessage(invocation);
    });

  let [running, begun, atWork] = [0, 0, 0];
  const inLine: (() => void)[] = [];
  const whenItsTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (atWork < mostAtWork) atWork += 1;
    else await new Promise<void>((turn) => inLine.push(turn));
    try {
      return await work();
    } finally {
      const next = inLine.shift();
      if (next === undefined) atWork -= 1;
      else next();
    }
  };
  return {
    running: () => running,
    begun: () => begun,
    useModules(folder) {
      const before = new Set([...functions.values()].map(({ module }) => dirname(module)));
      functions = new Map(
        [...functions].map(([name, hosted]) => [
          name,
          { ...hosted, module: join(folder, basename(hosted.module)) },
        ]),
      );
      for (const old of before) if (old !== folder) sandboxes.retire(old);
    },
    async invoke(name, event) {
      running += 1;
      begun += 1;
      try {
        return await whenItsTurn(async () => {
          const hosted = functions.get(name);
          if (hosted === undefined) throw new Error(`there is no function ${name}`);
          if (stopped) throw new FunctionFailed(name, "the stack is stopping");
          const sandbox = sandboxes.take(hosted, clockOffset());
          sandbox.print = (chunk) => {
            if (!stopped) logOf(name).write(chunk);
          };
          return await invokeIn(sandbox, hosted, event);
        });
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        throw error;
      } finally {
        running -= 1;
      }
    },
    async stop() {
      stopped = true;
      await Promise.all([...busy].map(({ worker }) => worker.terminate()));
      for (const stream of logs.values()) stream.end();
    },
  };
}
