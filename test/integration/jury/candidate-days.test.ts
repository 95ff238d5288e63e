import { expect, it } from "vitest";
import { engagedCandidates } from "../../../functions/jury/engaged-candidates.ts";
import { cancelSession } from "../../../shared/domain/jury/convene.ts";
import { commit, StaleRead } from "../../../shared/store/transaction.ts";
import { testId } from "../../support/files.ts";
import { convened } from "../../support/jury-sessions.ts";
import { useTable } from "../../support/table.ts";

useTable();

it("R-DAY-3: of two sessions that are planned at once for one person, one is refused; it may be once the other is cancelled", async () => {
  const one = convened();
  const other = { ...one, id: testId("ses", 2), certification: "CRD" as const };
  const [first, second] = await Promise.all([
    engagedCandidates(undefined, one),
    engagedCandidates(undefined, other),
  ]);
  await commit(first);
  await expect(commit(second)).rejects.toBeInstanceOf(StaleRead);
  await expect(engagedCandidates(undefined, other)).rejects.toMatchObject({ code: "candidate-busy" });
  await commit(await engagedCandidates(one, cancelSession(one)));
  await commit(await engagedCandidates(undefined, other));
});
