import { expect, it } from "vitest";
import { assertHeardOnce, engagedCandidates } from "../../../functions/jury/engaged-candidates.ts";
import type { Side } from "../../../functions/people/certification-side.ts";
import { heardApart } from "../../../functions/people/heard-apart.ts";
import { cancelSession } from "../../../shared/domain/jury/convene.ts";
import { noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { loadCandidateDays, saveCandidateDays } from "../../../shared/store/candidate-days.ts";
import { createSession } from "../../../shared/store/sessions.ts";
import { StaleRead } from "../../../shared/store/stale-read.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn, testId } from "../../support/files.ts";
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

it("R-DAY-3, R-PER-4: two persons whom two juries hear at one hour are neither joined, nor convened once they are one", async () => {
  const at = (n: number, personId: string) => {
    const [slot] = convened().slots.map((one) => ({ ...one, candidate: { ...one.candidate, personId } }));
    if (slot === undefined) throw new Error("no slot");
    return { ...convened(), id: testId("ses", n), date: "2027-04-06", slots: [slot] };
  };
  const [one, other] = [at(3, "prs_3"), at(4, "prs_4")];
  for (const session of [one, other])
    await commit([...createSession(session), ...(await engagedCandidates(undefined, session))]);
  const side = (sessionId: string, personId: string) =>
    [
      { holdings: noHoldings(personId, "CMI"), underWay: { file: fileIn("scheduled", { sessionId }) } },
    ] as unknown as Side[];
  const join = () => heardApart(side(one.id, "prs_3"), side(other.id, "prs_4"));
  await expect(join()).rejects.toMatchObject({ code: "candidate-busy" });
  await assertHeardOnce(other);
  const days = await loadCandidateDays([one.date]);
  const asOne = (personId: string) =>
    days.map((day) => ({ ...day, engagements: day.engagements.map((held) => ({ ...held, personId })) }));
  await commit(saveCandidateDays(days, asOne("prs_4")));
  await expect(assertHeardOnce(other)).rejects.toMatchObject({ code: "candidate-busy" });
  // Free again, they are joined, unless the day changes meanwhile.
  await commit(await engagedCandidates(one, cancelSession(one)));
  const apart = await join();
  await commit(apart);
  await commit(
    await engagedCandidates(undefined, { ...one, id: testId("ses", 5), slots: at(5, "prs_9").slots }),
  );
  await expect(commit(apart)).rejects.toBeInstanceOf(StaleRead);
});
