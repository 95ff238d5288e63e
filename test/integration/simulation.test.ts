import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";
import { faultChances } from "../simulation/faults.ts";
import type { Played } from "../simulation/play.ts";

const program = join(import.meta.dirname, "..", "simulation", "one-run.ts");

/** Some months of many candidates, all kinds of faults: `npm run simulate -- --seed 1 --years 0.5 --candidates 16`. */
async function run(seed: number): Promise<Played> {
  const faults = Object.keys(faultChances);
  const asked = { seed, years: 0.5, candidates: 16, faults, assembly: inject("assembly") };
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(asked)]);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

it("months of the whole system hold every invariant while all kinds of faults are met", async () => {
  const { faults, figures } = await run(1);
  expect(faults).toEqual([]);
  expect(Number(figures["facts"])).toBeGreaterThan(50);
}, 120_000);
