import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { describe, expect, it, type MockInstance, vi } from "vitest";
import { decideAgain } from "../../../shared/store/decide-again.ts";
import {
  createFile,
  loadFile,
  loadFileMains,
  nothingUnderWay,
  saveFile,
} from "../../../shared/store/files.ts";
import { loadHoldingsOf, saveHoldings, unchangedHoldings } from "../../../shared/store/holdings.ts";
import { fileKey } from "../../../shared/store/keys.ts";
import { StaleRead } from "../../../shared/store/stale-read.ts";
import { readTogether, table } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn, registeredEnrolment, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

const candidate = (personId: string) => ({ ...fileIn("enrolled").candidate, personId });

it("R-DAY-8: a correction is decided again where a file of the other path began meanwhile", async () => {
  const corrected = fileIn("partially-validated");
  await commit([nothingUnderWay(corrected)]);
  const other = { ...registeredEnrolment(testId("file", 2), "2026-01-05"), candidate: corrected.candidate };
  await commit(createFile({ ...other, candidate: { ...other.candidate, companyId: other.companyId } }));
  await expect(commit([nothingUnderWay(corrected)])).rejects.toThrow(StaleRead);
});

it("R-JURY-13: an enrolment is decided again where the CQP was granted meanwhile, and leaves nothing", async () => {
  const file = fileIn("enrolled", {
    id: testId("file", 3),
    candidate: candidate("certifiee@example.org"),
  });
  const held = await loadHoldingsOf(file);
  await commit([saveHoldings({ ...held, certificateNumber: "CQP-EXEMPLE" })]);
  await expect(commit([...createFile(file), unchangedHoldings(held)])).rejects.toThrow(StaleRead);
  expect(await loadFile(file.id)).toBeUndefined();
  await commit([...createFile(file), unchangedHoldings(await loadHoldingsOf(file))]);
});

it("ten who change a file at once come one after the other, and nothing is lost", async () => {
  const file = fileIn("admissible", { id: testId("file", 4), candidate: candidate("dix@example.org") });
  await commit(createFile(file));
  const change = () =>
    decideAgain(async () => {
      const [read] = await loadFileMains([file.id]);
      if (read !== undefined) await commit(saveFile(read, read));
    });
  await Promise.all(Array.from({ length: 10 }, change));
  expect(await loadFileMains([file.id])).toMatchObject([{ version: file.version + 10 }]);
});

describe("what is read together", () => {
  const file = fileIn("admissible", { id: testId("file", 5), candidate: candidate("lue@example.org") });
  const key = fileKey(file.id);

  it("may name an item twice, and comes in the order asked", async () => {
    await commit(createFile(file));
    const absent = fileKey(testId("file", 99));
    const items = await readTogether([key, absent, key]);
    expect(items.map((item) => item?.pk)).toEqual([key.pk, undefined, key.pk]);
  });

  it("is given up where it will not pass", async () => {
    const send = vi.spyOn(table().client, "send") as unknown as MockInstance<() => Promise<unknown>>;
    const refused = new TransactionCanceledException({
      message: "…",
      $metadata: {},
      CancellationReasons: [{ Code: "TransactionConflict" }, { Code: "ValidationError" }],
    });
    send.mockRejectedValueOnce(refused);
    await expect(readTogether([key, fileKey(testId("file", 99))])).rejects.toBe(refused);
    expect(send).toHaveBeenCalledTimes(1);
    send.mockRestore();
  });
});
