import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startStackOn } from "../support/local-stack.ts";
import { dropOwnTables } from "../support/own-tables.ts";
import { type Figures, Theatre } from "./faults/play-schedule.ts";

/** Seeds of a story of VAE and of one of training. */
const usual = [2, 4];
const asked = process.env["FAULT_SCHEDULES"];
/** The schedules that are played: `FAULT_SCHEDULES` of them from `FAULT_SEED` on, where it is said. */
const seeds =
  asked === undefined
    ? usual
    : Array.from({ length: Number(asked) }, (_, index) => Number(process.env["FAULT_SEED"] ?? 1) + index);
/** Schedules that are played on one stack. */
const perStack = 100;

it("clients that repeat are answered, and nothing is lost or doubled, though all goes wrong", {
  timeout: 0,
}, async () => {
  const figures: Figures = {
    schedules: 0,
    requests: 0,
    healed: 0,
    unhealed: [],
    faults: new Map(),
    facts: 0,
    mails: 0,
    trails: 0,
    mailsTwice: 0,
  };
  const wrong: string[] = [];
  for (let played = 0; played < seeds.length; played += perStack) {
    const folder = await mkdtemp(join(tmpdir(), "cqp-faults-"));
    const stack = await startStackOn(folder, {
      failing: true,
      faults: "on demand",
      redeliverAfter: () => 1,
    });
    try {
      const theatre = new Theatre(stack, folder, figures);
      await theatre.open();
      for (const seed of seeds.slice(played, played + perStack)) {
        const found = await theatre.play(seed).catch((error: unknown) => [`seed ${seed}: ${error}`]);
        if (asked !== undefined) for (const one of found) console.log(one);
        wrong.push(...found);
      }
      wrong.push(...(await theatre.close()));
    } finally {
      await stack.stop();
      await dropOwnTables(stack.database.tables);
      await rm(folder, { recursive: true, force: true });
    }
  }
  if (asked !== undefined)
    console.log(JSON.stringify({ ...figures, faults: Object.fromEntries(figures.faults) }, null, 1));
  expect(wrong).toEqual([]);
  expect(figures.unhealed).toEqual([]);
  expect([...figures.faults.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(0);
});
