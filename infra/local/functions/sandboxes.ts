import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Death } from "../faults/function-faults.ts";

/** A function to run. */
export interface HostedFunction {
  name: string;
  /** The file of its handler. */
  module: string;
  environment: Readonly<Record<string, string>>;
  /** The variables of all functions that it may share a sandbox with: modules keep what they made of them. */
  shared: Readonly<Record<string, string>>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** What its role lets it do with the table, as JSON. */
  statements: string;
}

/** A worker thread that serves one invocation at a time. */
export interface Sandbox {
  worker: Worker;
  /** Takes what is printed in it. */
  print: (chunk: Buffer) => void;
  /** How far ahead the clock was at its latest invocation, in milliseconds. */
  clockOffset: number;
}

/** What a sandbox is told of an invocation. */
export interface Invocation {
  event: unknown;
  requestId: string;
  /** By the machine's clock, in milliseconds. */
  deadline: number;
  /** Milliseconds by which the stack's clock is ahead. */
  clockOffset: number;
  /** Where it ends before its time. */
  death?: Death | undefined;
  function: Omit<HostedFunction, "shared" | "timeoutSeconds"> & { arn: string };
}

/** What a sandbox answers. */
export type Reply = { result: unknown } | { error: string };

/**
 * Sandboxes, opened when they are needed and kept for the next invocation, as Lambda does. Unlike Lambda's they are
 * shared by all functions of a stack, each of which sees its own environment alone: their modules are loaded once.
 */
export interface Sandboxes {
  /** One that waits, or a new one: no function sees time go back. */
  take(hosted: HostedFunction, clockOffset: number): Sandbox;
  /** Gives one back that is ready for another invocation. */
  release(hosted: HostedFunction, sandbox: Sandbox): void;
  /** Uses those of a folder of modules no more, each from the end of the invocation that it is at. */
  retire(folder: string): void;
  /** Ends all of them, at work or not. */
  stop(): Promise<void>;
}

/** Milliseconds after which a sandbox that waits is closed. */
const keptFor = 60_000;

/**
 * A worker as plain JavaScript: stripping types costs each thread as much again as loading its function. Made by the program
 * of esbuild: its library would stay, a thread and a process, 20 MB.
 */
function workerModule(): string {
  const root = join(import.meta.dirname, "..", "..", "..");
  const module = join(root, "dist", "local", "worker.mjs");
  // Another process may be reading the one that is there.
  const made = `${module}.${process.pid}`;
  const source = join(import.meta.dirname, "worker.ts");
  const options = ["--bundle", "--platform=node", "--format=esm", "--log-level=warning"];
  execFileSync(join(root, "node_modules", ".bin", "esbuild"), [source, ...options, `--outfile=${made}`]);
  renameSync(made, module);
  return module;
}

/** No sandbox yet; `keptMilliseconds` is how long one waits for another invocation. */
export function openSandboxes(keptMilliseconds = keptFor): Sandboxes {
  const source = workerModule();
  /** In the order in which they began to wait. */
  let waiting: { kind: string; folder: string; sandbox: Sandbox; timer: NodeJS.Timeout }[] = [];
  const retired = new Set<string>();
  const all = new Set<Worker>();

  /** Ends those that wait and that a test picks. */
  const end = (picked: (one: (typeof waiting)[number]) => boolean) => {
    const ending = waiting.filter(picked);
    waiting = waiting.filter((one) => !ending.includes(one));
    for (const { timer, sandbox } of ending) {
      clearTimeout(timer);
      all.delete(sandbox.worker);
      void sandbox.worker.terminate();
    }
  };

  const open = (hosted: HostedFunction, clockOffset: number): Sandbox => {
    const worker = new Worker(source, {
      env: { ...hosted.environment },
      stdout: true,
      stderr: true,
    });
    all.add(worker);
    worker.once("exit", () => all.delete(worker));
    // A function that fails while no caller waits for it ends its own sandbox, and nothing else.
    worker.on("error", () => undefined);
    worker.unref();
    const sandbox: Sandbox = { worker, print: () => undefined, clockOffset };
    for (const output of [worker.stdout, worker.stderr])
      output.on("data", (chunk: Buffer) => sandbox.print(chunk));
    return sandbox;
  };

  return {
    take(hosted, clockOffset) {
      const kind = kindOf(hosted);
      end((one) => one.kind === kind && one.sandbox.clockOffset > clockOffset);
      const kept = waiting.findLast((one) => one.kind === kind && all.has(one.sandbox.worker));
      if (kept === undefined) return open(hosted, clockOffset);
      clearTimeout(kept.timer);
      waiting = waiting.filter((one) => one !== kept);
      kept.sandbox.clockOffset = clockOffset;
      return kept.sandbox;
    },
    release(hosted, sandbox) {
      const folder = dirname(hosted.module);
      const timer = setTimeout(() => end((one) => one.sandbox === sandbox), keptMilliseconds).unref();
      waiting.push({ kind: kindOf(hosted), folder, sandbox, timer });
      end((one) => retired.has(one.folder));
    },
    retire(folder) {
      retired.add(folder);
      end((one) => retired.has(one.folder));
    },
    async stop() {
      const open = [...all];
      end(() => true);
      await Promise.all(open.map((worker) => worker.terminate()));
    },
  };
}

/** Sandboxes of the same kind are the same to a caller. */
function kindOf({ module, shared }: HostedFunction): string {
  return JSON.stringify([dirname(module), shared]);
}
