import { describe, expect, it } from "vitest";
import { withEnd } from "../../../shared/domain/id-end.ts";
import { CreatedBefore, createFile } from "../../../shared/store/files.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

describe("R-VAE-1, R-TRN-1: one file under way for a certification", () => {
  const end = new Uint8Array(16).fill(7);
  const first = { ...fileIn("enrolled"), id: withEnd(testId("file", 1), end) };

  it.each([
    ["at the same millisecond", first.id],
    ["later", withEnd(testId("file", 1).replace("file_0", "file_1"), end)],
  ])("tells a request that is repeated %s what it created before", async (_, id) => {
    await commit(createFile(first)).catch(() => undefined);
    const repeated = commit(createFile({ ...first, id }));
    await expect(repeated).rejects.toEqual(new CreatedBefore(first.id));
  });

  it("refuses another request's", async () => {
    const other = commit(createFile({ ...first, id: testId("file", 2) }));
    await expect(other).rejects.toMatchObject({ code: "already-enrolled" });
  });
});
