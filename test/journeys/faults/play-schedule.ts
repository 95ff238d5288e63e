import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { signIn } from "../../../demo/people.ts";
import { prepare } from "../../../demo/preparation.ts";
import type { FactSubject } from "../../../events/fact.ts";
import { leaseSeconds } from "../../../functions/mail/deliver-mail.ts";
import { drawOf } from "../../../infra/local/faults/draws.ts";
import type { LocalStack } from "../../../infra/local/stack.ts";
import { verifyTrails } from "../../../infra/operator/verify-trails.ts";
import { loadUse, saveUse } from "../../../shared/store/daily-uses.ts";
import { readHistory } from "../../../shared/store/facts.ts";
import { loadFile } from "../../../shared/store/files.ts";
import { listMails } from "../../../shared/store/mail-lists.ts";
import { listPendingMails } from "../../../shared/store/mails.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useDatabase } from "../../support/database.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";
import { type Met, persistently, tokenOf } from "./persistent-client.ts";
import { type Story, stories } from "./stories.ts";

/** What schedules gave. */
export interface Figures extends Met {
  schedules: number;
  /** Times that each kind of fault was met. */
  faults: Map<string, number>;
  facts: number;
  mails: number;
  /** Messages that were given up, as all that took them was killed so often, and put back. */
  putBack: number;
  /** Trails that were verified. */
  trails: number;
  /** Mails that were taken twice, as SES knows no token: where its answer was lost, or the sender was killed. */
  mailsTwice: number;
}

/** How a stack of another process is killed. */
export const kills = [
  "killed with all its functions",
  "killed with its database",
  "killed as it started",
] as const;

/** Figures of nothing that was played yet. */
export function noFigures(): Figures {
  return {
    schedules: 0,
    requests: 0,
    healed: 0,
    unhealed: [],
    bare: [],
    faults: new Map(),
    facts: 0,
    mails: 0,
    putBack: 0,
    trails: 0,
    mailsTwice: 0,
  };
}

/** What is left of a thing once all that it brings about has happened. */
interface Left {
  facts: readonly string[];
  /** By the facts that they are of: which of several tells what the others would have told is a matter of order. */
  mails: readonly string[];
  /** Mails that wait though all was given the time to leave; withheld ones are a task of OEMM. */
  waiting: readonly string[];
  parts: readonly string[];
}

/** What a theatre needs of a stack, which may be one of another process. */
export interface PlayedStack
  extends Pick<LocalStack, "urls" | "database" | "operatorEnvironment" | "settled" | "nextLate"> {
  clock: Pick<LocalStack["clock"], "now" | "moveTo">;
  schedules: { names: readonly string[]; run(name: string): Promise<void>; pause(): unknown };
  faults: Pick<LocalStack["faults"], "play" | "met">;
  bus: Pick<LocalStack["bus"], "watch">;
  queued(name: string): number | Promise<number>;
  /** Waits until it answers again, where it may be gone for a while. */
  back?(): Promise<void>;
  /** Puts back what was given up, as an operator does whom its alarm told; gives how many messages. */
  tryAgain?(): Promise<number>;
}

/** A stack on which schedules are played, and what its stories leave where nothing goes wrong. */
export class Theatre {
  readonly #stack: PlayedStack;
  readonly #mails: string;
  readonly #figures: Figures;
  readonly #published = new Set<string>();
  readonly #expected = new Map<string, readonly Left[]>();
  #turn = 0;

  /** `dataDir`: where the stack keeps what it has. */
  constructor(stack: PlayedStack, dataDir: string, figures: Figures) {
    this.#stack = stack;
    this.#mails = join(dataDir, "mails");
    this.#figures = figures;
    stack.bus.watch((event) => {
      const { detail } = event as { source: string; detail?: { id?: string } };
      if (detail?.id !== undefined) this.#published.add(detail.id);
    });
  }

  /** Makes the centre, the company and the jury. */
  async open(): Promise<void> {
    // A day that begins in a story, as its clock was moved, would be told of its file by one schedule and not by another.
    this.#stack.schedules.pause();
    useDatabase(this.#stack.database);
    await prepare(
      signIn(this.#stack.urls, undefined, undefined, persistently(this.#figures)),
      currentApproval(),
    );
  }

  /** What a story leaves where nothing goes wrong: it is told so once. */
  async #expectedOf(name: string, story: Story): Promise<readonly Left[]> {
    const expected = this.#expected.get(name) ?? (await this.#leftOf(await this.#tell(story, undefined)));
    this.#expected.set(name, expected);
    return expected;
  }

  /** Plays a schedule: the story and the faults that its seed says. Gives what is wrong of what it left. */
  async play(seed: number): Promise<string[]> {
    const names = Object.keys(stories);
    const name = names[Math.floor(drawOf(seed, "story", 0) * names.length)] ?? "";
    const story = stories[name];
    if (story === undefined) throw new Error(`no story ${name}`);
    const expected = await this.#expectedOf(name, story);
    this.#figures.schedules += 1;
    const taken = await this.#taken();
    const lost = this.#lossesOfMailer();
    const subjects = await this.#tell(story, seed);
    const left = await this.#leftOf(subjects);
    const twice = (await this.#taken()) - taken - left.flatMap(({ mails }) => mails).length;
    this.#figures.mailsTwice += Math.max(0, twice);
    const wrong: string[] = [];
    for (const [index, usual] of expected.entries())
      for (const part of ["facts", "mails", "waiting", "parts"] as const)
        wrong.push(...differences(left[index]?.[part] ?? [], usual[part]));
    if (this.#lossesOfMailer() === lost && twice > 0) wrong.push(`${twice} mails were taken twice`);
    for (const { id, type } of await this.#factsOf(subjects))
      if (!this.#published.has(id)) wrong.push(`the fact ${id} (${type}) was not published`);
    const given = await this.#stack.queued("deadletters");
    if (given > 0) wrong.push(`${given} messages were given up`);
    return wrong.map((one) => `seed ${seed}, ${name}: ${one}`);
  }

  /** What is wrong of the trails of all that was played: each fact and each reading is sealed, once, in its order. */
  async close(): Promise<string[]> {
    await this.#stack.settled();
    Object.assign(process.env, parseEnv(await readFile(this.#stack.operatorEnvironment, "utf8")));
    const { trails, faults } = await verifyTrails("9999-12-31T00:00:00Z");
    this.#figures.trails += trails;
    return faults.map(({ about, kind, where }) => `${about}: ${kind}, ${where}`);
  }

  async #tell(story: Story, seed: number | undefined): Promise<FactSubject[]> {
    const stack = this.#stack;
    this.#turn += 1;
    const n = this.#turn;
    await this.#forgetImports();
    const { api, identity } = stack.urls;
    const connect = persistently(this.#figures, stack.back);
    const people = {
      ...signIn(stack.urls, undefined, undefined, connect),
      candidate: connect(api, tokenOf(identity, `amina-${n}@candidats.example.org`)),
    };
    const settled = () => this.#settled();
    const stage = {
      ...stageOn(stack),
      people,
      /** Another day once a message was awaited that was hours late. */
      get today() {
        return stageOn(stack).today;
      },
      settled,
    };
    const calm = () => {
      for (const [kind, times] of stack.faults.met())
        this.#figures.faults.set(kind, (this.#figures.faults.get(kind) ?? 0) + times);
      stack.faults.play(undefined);
    };
    stack.faults.play(seed);
    try {
      return await story({
        stage,
        stack,
        n,
        async calmly(work) {
          calm();
          await settled();
          await work();
          stack.faults.play(seed);
        },
      });
    } finally {
      calm();
      await this.#letAllLeave();
    }
  }

  /** Waits until nothing is under way, and goes to when those messages come that are less than a day late. */
  async #settled(): Promise<void> {
    const { settled, nextLate, clock } = this.#stack;
    for (;;) {
      await settled();
      const next = nextLate();
      if (next === undefined || next.getTime() - clock.now().getTime() > 24 * 3600 * 1000) return;
      await clock.moveTo(next);
    }
  }

  /** Goes to when the last message comes: those too that come again after days. */
  async #letAllCome(): Promise<void> {
    const { nextLate, clock } = this.#stack;
    await this.#settled();
    for (let next = nextLate(); next !== undefined; next = nextLate()) {
      await clock.moveTo(next);
      await this.#settled();
    }
  }

  /** Waits until nothing is under way, and plays rounds until no mail waits: those whose sender died once its lease is over. */
  async #letAllLeave(): Promise<void> {
    const stack = this.#stack;
    await this.#letAllCome();
    this.#figures.putBack += (await stack.tryAgain?.()) ?? 0;
    await this.#letAllCome();
    const rounds = stack.schedules.names.filter((name) => /SendPending/i.test(name));
    for (let round = 0; round < 10; round++) {
      const { entries } = await listPendingMails(100, undefined);
      if (entries.length === 0) return;
      if (round > 0)
        await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 1000 * (leaseSeconds + 1)));
      for (const name of rounds) await stack.schedules.run(name);
      await this.#letAllCome();
    }
  }

  async #factsOf(subjects: readonly FactSubject[]) {
    const pages = await Promise.all(subjects.map((about) => readHistory(about, 100, undefined)));
    return pages.flatMap(({ entries }) => entries);
  }

  async #leftOf(subjects: readonly FactSubject[]): Promise<Left[]> {
    return Promise.all(
      subjects.map(async (about) => {
        const facts = await this.#factsOf([about]);
        const { entries: mails } = await listMails(about, 100, undefined);
        const file = about.kind === "file" ? await loadFile(about.id) : undefined;
        this.#figures.facts += facts.length;
        this.#figures.mails += mails.length;
        return {
          facts: facts.map(({ type }) => type).sort(),
          mails: mails.map(({ factId }) => facts.find(({ id }) => id === factId)?.type ?? factId).sort(),
          waiting: mails.flatMap(({ type, state, reason }) =>
            state === "waiting" || state === "sending" ? [`${type} ${state} (${reason})`] : [],
          ),
          parts:
            file === undefined
              ? []
              : [
                  file.file.state,
                  ...file.evidence.map(({ category, state }) => `${category} ${state}`).sort(),
                  ...file.documents.map(({ kind }) => kind).sort(),
                  ...file.answers.map(({ domainCode }) => domainCode).sort(),
                  ...file.sheets.map(() => "sheet"),
                ],
        };
      }),
    );
  }

  /** Mails that were ever taken: the mailbox keeps a file of each. */
  async #taken(): Promise<number> {
    return (await readdir(this.#mails)).filter((name) => name.endsWith(".json")).length;
  }

  /** Times that a mail may have been taken unknown to its sender. */
  #lossesOfMailer(): number {
    const { faults } = this.#figures;
    const losing = ["mail whose answer is lost", "mailer in silence", "killed at its time limit", ...kills];
    return losing.reduce((sum, kind) => sum + (faults.get(kind) ?? 0), 0);
  }

  /** A company sends so many lists a day. */
  async #forgetImports(): Promise<void> {
    const today = stageOn(this.#stack).today;
    const use = await loadUse("demo-mutuelle", "imports", today);
    if (use.count > 0) await commit([saveUse({ ...use, count: 0, version: use.version + 1 })]);
  }
}

/** What one list has more often than another, and less often. */
function differences(found: readonly string[], expected: readonly string[]): string[] {
  const missing = [...expected];
  const more = found.filter((one) => {
    const index = missing.indexOf(one);
    if (index >= 0) missing.splice(index, 1);
    return index < 0;
  });
  return [...more.map((one) => `too much: ${one}`), ...missing.map((one) => `missing: ${one}`)];
}
