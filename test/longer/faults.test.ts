import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { noFigures, Theatre } from "../journeys/faults/play-schedule.ts";
import { startStackOn } from "../support/local-stack.ts";
import { dropOwnTables } from "../support/own-tables.ts";

/** Seeds of a story of VAE and of one of training; `npm run test:faults` plays a thousand. */
const seeds = [2, 4];

it("clients that repeat are answered, and nothing is lost or doubled, though all goes wrong", async () => {
  const figures = noFigures();
  const folder = await mkdtemp(join(tmpdir(), "cqp-faults-"));
  const stack = await startStackOn(folder, {
    failing: true,
    faults: "on demand",
    redeliverAfter: () => 1,
  });
  const wrong: string[] = [];
  try {
    const theatre = new Theatre(stack, folder, figures);
    await theatre.open();
    for (const seed of seeds) wrong.push(...(await theatre.play(seed)));
    wrong.push(...(await theatre.close()));
  } finally {
    await stack.stop();
    await dropOwnTables(stack.database.tables);
    await rm(folder, { recursive: true, force: true });
  }
  expect(wrong).toEqual([]);
  expect(figures.unhealed).toEqual([]);
  expect(figures.bare).toEqual([]);
  expect([...figures.faults.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(0);
});
