import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { dataFiles } from "../../../infra/local/data/hold.ts";
import { drawOf } from "../../../infra/local/faults/draws.ts";
import { freePort } from "../../../infra/local/listen.ts";
import type { LocalStack, LocalStackOptions } from "../../../infra/local/stack.ts";
import { loadAssembly, resourcesOf } from "../../../infra/local/template/assembly.ts";
import { localName } from "../../../infra/local/template/resolve.ts";
import { moveMessages } from "../../../shared/messaging/queues.ts";
import type { kills, PlayedStack } from "../faults/play-schedule.ts";

/** How the process of a stack is started. */
export type StackOptions = Pick<LocalStackOptions, "assembly" | "dataDir" | "ports">;

/** What the process tells once it is up. */
export interface Begun {
  begun: Pick<LocalStack, "urls" | "database" | "operatorEnvironment">;
  schedules: readonly string[];
  /** Milliseconds by which its clock is ahead. */
  ahead: number;
}

/** What it is asked to do. */
export interface Asked {
  id: number;
  what: "settled" | "queued" | "run" | "moveTo";
  text: string;
}

/** What became of it. */
export interface Answered {
  id: number;
  answer?: unknown;
  error?: string;
}

/** A stack in a process of its own that is killed while a seed is played, and started again on the same data. */
export interface KillableStack extends PlayedStack {
  back(): Promise<void>;
  /** Kills so far. */
  killed(): number;
  stop(): Promise<void>;
}

/** Milliseconds between a start and the kill that comes after it, at most: half of the lives last a quarter of it. */
const longestLife = 8000;
/** Of the starts, the share that is killed before it is up, within so many milliseconds. */
const [earlyKills, longestStart] = [0.15, 1500];

const redriven = z.object({
  RedrivePolicy: z.object({
    deadLetterTargetArn: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }),
  }),
});

/** The queues of a template that give up messages, each with the one that these go to. */
async function deadLetterQueues(folder: string): Promise<[from: string, to: string][]> {
  const queues = resourcesOf(await loadAssembly(folder), "AWS::SQS::Queue");
  return queues.flatMap(([id, { Properties }]) => {
    const given = redriven.safeParse(Properties).data?.RedrivePolicy.deadLetterTargetArn["Fn::GetAtt"];
    return given === undefined ? [] : [[localName(given[0]), localName(id)]];
  });
}

/** Starts a stack to be killed on a folder of data, on ports that stay the same. */
export async function startKillableStack(assembly: string, dataDir: string): Promise<KillableStack> {
  const parts = ["api", "s3", "mail", "identity", "clock", "database", "services", "bus"] as const;
  const ports = {} as Record<(typeof parts)[number], number>;
  for (const part of parts) ports[part] = await freePort();
  const options: StackOptions = { assembly, dataDir, ports };
  const givingUp = await deadLetterQueues(assembly);
  const watchers: Parameters<PlayedStack["bus"]["watch"]>[0][] = [];
  const met = new Map<string, number>();
  let seed: number | undefined;
  let [killed, asked, stopping] = [0, 0, false];

  const pending = new Map<number, { sent: Asked; answered: (told: Answered) => void }>();
  /** The process that answers, if one does. */
  let child: ChildProcess | undefined;

  /** Starts the process; gives what it tells once it is up, or undefined where it was killed before, after some milliseconds. */
  const startOnce = async (killedAfter: number | undefined): Promise<Begun | undefined> => {
    const started = fork(join(import.meta.dirname, "killed-process.ts"), [JSON.stringify(options)], {
      // What it compiles once serves each of its starts.
      env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, "..", "compiled") },
    });
    const early = new AbortController();
    if (killedAfter !== undefined)
      void wait(killedAfter, undefined, { signal: early.signal }).then(
        () => started.kill("SIGKILL"),
        () => undefined,
      );
    const begun = await new Promise<Begun | undefined>((resolve, reject) => {
      started.once("exit", (code, signal) =>
        signal === "SIGKILL"
          ? resolve(undefined)
          : reject(new Error(`the stack ended with ${code} as it started`)),
      );
      started.on("message", (told: Begun | Answered | { event: never }) => {
        if ("begun" in told) resolve(told);
        else if ("event" in told) for (const tell of watchers) tell(told.event);
        else pending.get(told.id)?.answered(told);
      });
    });
    early.abort();
    if (begun === undefined) return undefined;
    started.removeAllListeners("exit");
    child = started;
    for (const { sent } of pending.values()) started.send(sent);
    return begun;
  };

  const count = (how: (typeof kills)[number]) => {
    killed += 1;
    met.set(how, (met.get(how) ?? 0) + 1);
  };
  const begin = async (): Promise<Begun> => {
    for (;;) {
      const draw = seed === undefined ? 1 : drawOf(seed, "as it starts", killed);
      const begun = await startOnce(draw < earlyKills ? (draw / earlyKills) * longestStart : undefined);
      if (begun !== undefined) return begun;
      count("killed as it started");
    }
  };

  const killWith = async (how: (typeof kills)[number]) => {
    const dying = child;
    child = undefined;
    if (dying === undefined) return;
    const ended = once(dying, "exit");
    dying.kill("SIGKILL");
    if (how === "killed with its database") {
      const pid = Number(await readFile(join(dataDir, `${dataFiles.table}.pid`), "utf8"));
      process.kill(pid, "SIGKILL");
    }
    await ended;
    count(how);
  };

  let running = begin();
  const first = await running;
  let ahead = first.ahead;
  /** Kills while a seed is played, each some time after the start before. */
  const reap = async () => {
    while (!stopping) {
      await running;
      const life = drawOf(seed ?? 0, "life", killed) ** 2 * longestLife;
      for (let lived = 0; !stopping && (lived < life || seed === undefined); lived += 10) await wait(10);
      if (stopping) return;
      const withDatabase = drawOf(seed ?? 0, "how", killed) < 0.5;
      running = killWith(withDatabase ? "killed with its database" : "killed with all its functions").then(
        begin,
      );
    }
  };
  const reaping = reap();

  /** Asks the process that runs, or the next one where it is killed meanwhile. */
  const ask = async (what: Asked["what"], text = ""): Promise<unknown> => {
    const sent = { id: ++asked, what, text };
    const { answer, error } = await new Promise<Answered>((answered) => {
      pending.set(sent.id, { sent, answered });
      child?.send(sent);
    });
    pending.delete(sent.id);
    if (error !== undefined) throw new Error(error);
    return answer;
  };
  return {
    ...first.begun,
    clock: {
      now: () => new Date(Date.now() + ahead),
      async moveTo(to) {
        await ask("moveTo", to.toISOString());
        ahead = Math.max(ahead, to.getTime() - Date.now());
      },
    },
    schedules: {
      names: first.schedules,
      run: async (name) => void (await ask("run", name)),
      pause: () => undefined,
    },
    faults: {
      play(next) {
        seed = next;
        if (next === undefined) met.clear();
      },
      met: () => met,
    },
    bus: { watch: (tell) => void watchers.push(tell) },
    nextLate: () => undefined,
    queued: async (name) => Number(await ask("queued", name)),
    async tryAgain() {
      let moved = 0;
      for (const [from, to] of givingUp) moved += await moveMessages(from, to);
      return moved;
    },
    settled: async () => void (await ask("settled")),
    back: async () => void (await running),
    killed: () => killed,
    async stop() {
      stopping = true;
      await reaping;
      await running;
      if (child === undefined) return;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}
