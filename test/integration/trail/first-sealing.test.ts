import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileEnrolled } from "../../../events/enrolment.ts";
import { sealFormer } from "../../../infra/operator/seal-former.ts";
import { verifyTrails } from "../../../infra/operator/verify-trails.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import { addSeconds, type Instant } from "../../../shared/domain/time/civil-date.ts";
import { sealEntries } from "../../../shared/domain/trail/chain.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { recordFacts } from "../../../shared/store/facts.ts";
import { historyPartition, sealsPartition } from "../../../shared/store/keys.ts";
import { recordReading } from "../../../shared/store/readings.ts";
import { appendSeals, entryOf } from "../../../shared/store/seals.ts";
import { readPartition } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { noon, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";
import { type S3Stack, startReachedS3Stack } from "../local/s3-stack.ts";

useTable();
let bucket: S3Stack;
beforeAll(async () => {
  bucket = await startReachedS3Stack();
  process.env["ANCHORS_BUCKET"] = "documents";
});
afterAll(() => bucket.stop());

const day = 24 * 3600;
const daysLater = (days: number) => addSeconds(noon, days * day);
/** When the command is run, and from when on what was recorded is left to the function that seals. */
const [now, before] = [daysLater(30), daysLater(29)];
const subject = (n: number) => ({ kind: "file" as const, id: testId("file", n) });

/** Facts about a file, one a day from a day on, and a reading after them. */
async function happened(n: number, from: number, facts: number): Promise<void> {
  for (let count = 0; count < facts; count++) await happens(n, daysLater(from + count));
  const by = { actor: systemActor, at: daysLater(from + facts), runtime: systemRuntime };
  await recordReading(subject(n), { what: "file" }, by);
}

async function happens(n: number, at: Instant): Promise<void> {
  const fact = fileEnrolled.of(subject(n).id, { certification: "CMI", path: "vae" });
  await commit(recordFacts([fact], { actor: systemActor, at, runtime: systemRuntime }));
}

const faults = async () => (await verifyTrails(before)).faults.map(({ kind, about }) => `${kind} ${about}`);

describe("R-RGPD-3: what was recorded before there were seals", () => {
  it("is told as added, until it is sealed in its order, once", async () => {
    await happened(1, 0, 3);
    await happened(2, 1, 120);
    expect(new Set(await faults())).toEqual(
      new Set([`added file#${subject(1).id}`, `added file#${subject(2).id}`]),
    );
    // Of the second, what is younger is left.
    expect(await sealFormer(before, now)).toBe(4 + 28);
    expect(await faults()).toEqual([]);
    expect(await sealFormer(daysLater(400), now)).toBe(121 - 28);
    expect(await sealFormer(daysLater(400), now)).toBe(0);
    expect((await verifyTrails(daysLater(400))).faults).toEqual([]);
    expect(await readPartition(sealsPartition(subject(2)))).toHaveLength(121);
  });

  it("is sealed behind what was sealed as it was recorded, in a trail that goes on", async () => {
    await happened(3, 0, 2);
    const at = daysLater(10);
    await happens(3, at);
    const last = (await readPartition(historyPartition(subject(3)))).at(-1);
    if (last === undefined) throw new Error("no fact was recorded");
    const { entry } = entryOf(last);
    const sealed = sealEntries(subject(3), undefined, [entry], at);
    await commit(appendSeals(undefined, sealed.seals, sealed.head));
    expect(await sealFormer(before, now)).toBe(3);
    expect(await faults()).toEqual([]);
  });

  it("is nothing that says it is older than the first seal and isn't", async () => {
    await happens(3, daysLater(12));
    expect(await sealFormer(before, now)).toBe(1);
    expect(await faults()).toEqual([`added file#${subject(3).id}`]);
  });
});
