import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { fileDeadlineNotified, fileLapsed } from "../../../events/deadlines.ts";
import type { Fact } from "../../../events/fact.ts";
import { actOnBatch } from "../../../functions/deadlines/act-on-batch.ts";
import type { DueBatch } from "../../../functions/deadlines/due-batch.ts";
import { handOverDue } from "../../../functions/deadlines/hand-over.ts";
import { firstJuryDeadline } from "../../../shared/domain/deadlines/first-jury.ts";
import { addDays, lastDayAfterYears } from "../../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../../shared/http/runtime.ts";
import { saveWatermark } from "../../../shared/store/deadline-runs.ts";
import { changeDeadlines } from "../../../shared/store/deadlines.ts";
import { readHistory } from "../../../shared/store/facts.ts";
import { createFile, loadFile } from "../../../shared/store/files.ts";
import { table } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { runtimeOn } from "../../support/clock.ts";
import { registeredEnrolment } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

/** The process dies: at a call to the table, before it is made or after it was done. */
class Crash extends Error {}

let crashes: (() => boolean) | undefined;
let crashing = false;

/** From now on, calls to the table crash as `chance` says. */
function crashAsTold(): void {
  if (crashing) return;
  crashing = true;
  table().client.middlewareStack.add(
    (next) => async (args) => {
      if (crashes?.()) throw new Crash("before the call");
      const answer = await next(args);
      if (crashes?.()) throw new Crash("after the call");
      return answer;
    },
    { step: "initialize", name: "crash" },
  );
}

/** A registered enrolment of that day, with its deadline, as the registration writes them. */
async function enrol(enrolledOn: string): Promise<{ id: string; lastDay: string; begun: string }> {
  const file = registeredEnrolment(systemRuntime.newId("file"), enrolledOn);
  await commit([...createFile(file), ...changeDeadlines([firstJuryDeadline(file, enrolledOn)])]);
  return { id: file.id, lastDay: file.firstJuryBy, begun: enrolledOn };
}

/**
 * The run of a day under crashes, duplicates and concurrency: messages are delivered, twice at times and in any order,
 * until they succeed; a run that died is started again, as the scheduler does.
 */
async function runOn(day: string, random: () => number): Promise<void> {
  const runtime = runtimeOn(day);
  const queue: DueBatch[] = [];
  const once = () =>
    handOverDue(runtime, async (batches) => {
      queue.push(...batches, ...batches.filter(() => random() < 0.3));
    });
  for (let done = false; !done; ) {
    const runs = await Promise.allSettled(random() < 0.3 ? [once(), once()] : [once()]);
    done = runs.some(({ status }) => status === "fulfilled");
  }
  while (queue.length > 0) {
    const taken = queue.splice(0, 3);
    const acted = await Promise.allSettled(taken.map((batch) => actOnBatch(batch, runtime)));
    queue.push(...taken.filter((_, index) => acted[index]?.status === "rejected"));
  }
}

/** What the model expects to be sent: between two runs, the latest moment that fell in between, on the later one. */
function expected(lastDay: string, begun: string, runs: readonly string[]): string[] {
  const moments: [string, number | "passed"][] = [180, 90, 30, 7].map((days) => [
    addDays(lastDay, -days),
    days,
  ]);
  moments.push([addDays(lastDay, 1), "passed"]);
  const sent: string[] = [];
  let since = begun;
  for (const today of runs) {
    if (today <= since) continue;
    const latest = moments.filter(([day]) => since < day && day <= today).at(-1);
    if (latest !== undefined) sent.push(`${today} ${latest[1]}`);
    if (latest?.[1] === "passed") break;
    since = today;
  }
  return sent;
}

async function noticesOf(fileId: string): Promise<Map<string, string[]>> {
  const { entries } = await readHistory({ kind: "file", id: fileId }, 100, undefined);
  const byRecipient = new Map<string, string[]>();
  const inOrder = [...entries].sort((a: Fact, b: Fact) => (a.at < b.at ? -1 : 1));
  for (const fact of inOrder.filter(({ type }) => type === fileDeadlineNotified.type)) {
    const { to, moment } = fileDeadlineNotified.read(fact);
    const sent = byRecipient.get(to.party) ?? [];
    byRecipient.set(to.party, [...sent, `${fact.at.slice(0, 10)} ${moment}`]);
  }
  byRecipient.set(
    "lapses",
    inOrder.filter(({ type }) => type === fileLapsed.type).map(({ at }) => at.slice(0, 10)),
  );
  return byRecipient;
}

describe("R-DATE-2, R-DATE-4: simulated years of daily runs", () => {
  property.prop(
    [
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 60 })), {
        minLength: 10,
        maxLength: 25,
      }),
      fc.constantFrom("2024-02-29", "2026-11-25", "2027-09-30"),
      fc.double({ min: 0, max: 0.12, noNaN: true }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
    ],
    { numRuns: 6 },
  )(
    "with crashes, repeated, concurrent and missed runs, nothing is lost and nothing is sent twice",
    async (offsets, steps, start, chance, stream) => {
      crashAsTold();
      const random = () => stream.next().value ?? 1;
      crashes = undefined;
      const files = [];
      for (const offset of offsets) files.push(await enrol(addDays(start, offset)));
      let day = addDays(lastDayAfterYears(start, 3), -200);
      await saveWatermark(day);
      const runs: string[] = [];
      for (const step of [...steps, 800]) {
        day = addDays(day, step);
        runs.push(day);
        // A bounded number a day: a run of hundreds of calls would otherwise never come to its end.
        let left = 8;
        crashes = () => left > 0 && random() < chance && left-- > 0;
        await runOn(day, random);
      }
      crashes = undefined;
      for (const { id, lastDay, begun } of files) {
        const wanted = expected(lastDay, begun, runs);
        const passed = wanted.filter((sent) => sent.endsWith("passed"));
        const notices = await noticesOf(id);
        expect(notices.get("candidate")).toEqual(wanted);
        expect(notices.get("company")).toEqual(wanted);
        expect(notices.get("oemm")).toEqual(passed);
        expect(notices.get("lapses")).toEqual(passed.map((sent) => sent.slice(0, 10)));
        const stored = await loadFile(id);
        expect(stored?.file.state).toBe("lapsed");
        expect(stored?.deadlines.map(({ state }) => state)).toEqual(["expired"]);
      }
    },
    240_000,
  );
});
