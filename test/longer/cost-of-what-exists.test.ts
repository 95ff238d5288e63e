import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { fillTable } from "../../bench/filled-table.ts";
import { population } from "../../bench/lists/population.ts";
import { meterDatabase } from "../../bench/use-cases/metered-database.ts";
import { prepare } from "../../demo/preparation.ts";
import { becomeAdmissible, enrol } from "../../demo/vae-story.ts";
import { startLocalStack } from "../../infra/local/stack.ts";
import { loadAssembly } from "../../infra/local/template/assembly.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

/** Units that each scheduled run of the template and each act of a story consume among so many files, all of them over or not yet due. */
async function consumedAmong(files: number): Promise<Map<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), "cqp-cost-"));
  const assembly = inject("assembly");
  const { database } = await fillTable(folder, await loadAssembly(assembly), population(files));
  const meter = await meterDatabase(database.endpoint);
  const stack = await startLocalStack({
    assembly,
    dataDir: join(folder, "data"),
    ports: { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 },
    database: meter.url,
  });
  const consumed = new Map<string, number>();
  const measure = async <Result>(name: string, act: () => Promise<Result>) => {
    await stack.settled();
    const before = meter.consumed();
    const result = await act();
    await stack.settled();
    const after = meter.consumed();
    consumed.set(name, after.reads - before.reads + after.writes - before.writes);
    return result;
  };
  try {
    for (const name of stack.schedules.names) await measure(name, () => stack.schedules.run(name));
    const stage = stageOn(stack);
    await prepare(stage.people, currentApproval());
    const file = await measure("an enrolment", () => enrol(stage));
    await measure("an admission", () => becomeAdmissible(stage, file));
    return consumed;
  } finally {
    await stack.stop();
    await meter.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

it("scheduled runs and acts cost what they do, and not what exists: as much among 2,000 files as among 100", async () => {
  const [few, many] = [await consumedAmong(100), await consumedAmong(2000)];
  expect(few.size).toBeGreaterThan(8);
  const grown = [...many].flatMap(([name, units]) => {
    const before = few.get(name) ?? 0;
    // Messages that come together or apart cost a little less or more.
    return units > before * 1.2 + 5 ? [`${name}: ${before} units among 100, ${units} among 2,000`] : [];
  });
  expect(grown).toEqual([]);
}, 600_000);
