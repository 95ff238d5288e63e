import { beforeAll, expect, it } from "vitest";
import { companyMerged } from "../../../events/company.ts";
import type { Fact } from "../../../events/fact.ts";
import { handler as follow } from "../../../functions/people/follow-merger.ts";
import { firstJuryDeadline } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { engageMembers } from "../../../shared/domain/jury/diary.ts";
import { planSession } from "../../../shared/domain/jury/plan.ts";
import { noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { changeDeadlines } from "../../../shared/store/deadlines.ts";
import { saveDiaries } from "../../../shared/store/diaries.ts";
import { createFile, loadFile } from "../../../shared/store/files.ts";
import { loadHoldings, saveHoldings } from "../../../shared/store/holdings.ts";
import { loadMember, saveMember } from "../../../shared/store/members.ts";
import { loadMembership } from "../../../shared/store/memberships.ts";
import { createSession } from "../../../shared/store/sessions.ts";
import { loadStaff, saveStaff } from "../../../shared/store/staff.ts";
import { listTasks } from "../../../shared/store/tasks.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useDyingWorker } from "../../support/dying-worker.ts";
import { fileIn, noon, registeredEnrolment, testId, today } from "../../support/files.ts";
import { member, parts, plan } from "../../support/jury-sessions.ts";
import { useTable } from "../../support/table.ts";

useTable();

const merger = { mergedId: "cmp_ancienne", intoId: "cmp_nouvelle" };
const far = "2100-01-04";
const [enrolled, draft, decided, byVae] = [1, 2, 3, 4].map((n) => testId("file", n)) as [
  string,
  string,
  string,
  string,
];
/** Two members of juries: whom the merged company employs, and whom the other one has always employed. */
const [merged, other] = [
  member(1, "employer", { companyId: merger.mergedId }),
  member(2, "employer", { companyId: merger.intoId }),
];
const members = [merged, other, member(3, "employee"), member(4, "employee")];
const sheetId = testId("sheet", 1);

beforeAll(async () => {
  const ours = (id: string) => {
    const file = registeredEnrolment(id, today);
    const candidate = { ...file.candidate, email: `${id}@example.org`, companyId: merger.mergedId };
    return { ...file, candidate, companyId: merger.mergedId };
  };
  const file = ours(enrolled);
  const { enrolledOn: _, firstJuryBy: __, ...begun } = ours(draft);
  const of = { interview: fileIn("submitted").interview, individualPath: { modules: [] }, submittedAt: noon };
  const past = { ...ours(decided), ...of, state: "partially-validated" as const, lastSheetId: sheetId };
  const candidate = { ...fileIn("submitted").candidate, companyId: merger.mergedId };
  const waiting = fileIn("submitted", { id: byVae, candidate });
  const given = { ...parts, members, files: [waiting], plan: { ...plan, date: far, fileIds: [byVae] } };
  // The members are those of before the conflict, which no plan would take.
  const before = { ...given, members: members.map(({ companyId: _, ...one }) => one) };
  const memberIds = members.map(({ id }) => id);
  const asked = { id: testId("ses", 1), certification: "CMI" as const, ...before };
  const session = planSession({ ...asked, plan: { ...given.plan, memberIds } }, today, noon);
  const days = memberIds.map((memberId) => ({ memberId, date: far, version: 0, engagements: [] }));
  await commit([...createFile(file), ...changeDeadlines([firstJuryDeadline(file, today)])]);
  await commit(createFile({ ...begun, state: "draft" }));
  await commit([
    ...createFile(past),
    saveHoldings({
      ...noHoldings(past.candidate.personId, "CMI"),
      lastSheetId: sheetId,
      sheets: { [sheetId]: { fileId: decided, partyId: merger.mergedId } },
    }),
  ]);
  await commit([
    ...createFile(fileIn("scheduled", { id: byVae, candidate, sessionId: session.id })),
    ...createSession(session),
    ...saveDiaries(days, engageMembers(days, session)),
    ...members.map((one) => saveMember(undefined, one)),
  ]);
  const address = "rh@ancienne.example.org";
  const one = {
    id: testId("usr", 1),
    partyId: merger.mergedId,
    name: "Rémi",
    email: address,
    account: address,
  };
  const joined = { ...one, role: "manager" as const, active: true, answer: "accepted" as const };
  await commit(
    saveStaff(await loadStaff(merger.mergedId), { ...joined, invitedAt: noon, version: 1 }, undefined, "s"),
  );
});

const worker = useDyingWorker();
const fact = {
  ...companyMerged.of(merger.mergedId, merger),
  id: "01JZ0000000000000000000000",
  at: noon,
  actor: { subject: "o", role: "oemm", name: "OEMM" },
} as unknown as Fact;

it("R-PER-8, R-JURY-5: all that a merged company had is the other's, though each step's process dies", async () => {
  // Its enrolments, its employee by VAE, its person, its member of juries, and the conflict that the merger made.
  expect(await worker.deliver(follow, fact)).toBe(3 + 1 + 1 + 1 + 1);
  const files = await Promise.all([enrolled, draft, decided].map(loadFile));
  for (const contents of files)
    expect(contents?.file).toMatchObject({
      companyId: merger.intoId,
      candidate: { companyId: merger.intoId },
      formerCompanyIds: [merger.mergedId],
    });
  expect(files[0]?.deadlines).toMatchObject([{ partyId: merger.intoId }]);
  expect((await loadFile(byVae))?.file).toMatchObject({
    candidate: { companyId: merger.intoId },
    formerCompanyIds: [merger.mergedId],
  });
  const holder = {
    candidate: { personId: files[2]?.file.candidate.personId ?? "" },
    certification: "CMI",
  } as const;
  const [held] = await loadHoldings([holder]);
  expect(held?.sheets).toEqual({ [sheetId]: { fileId: decided, partyId: merger.intoId } });
  expect((await loadStaff(merger.mergedId)).people).toMatchObject([{ active: false }]);
  expect((await loadStaff(merger.intoId)).people).toMatchObject([{ active: true, role: "manager" }]);
  const given = await loadMembership("rh@ancienne.example.org", merger.intoId);
  expect(given).toMatchObject({ answer: "accepted", acceptedBy: "s" });
  expect(await loadMember(merged.id)).toMatchObject({
    companyId: merger.intoId,
    formerCompanyIds: [merger.mergedId],
  });
  const { entries } = await listTasks("open", undefined, 100, undefined);
  const conflicts = entries.filter(({ kind }) => kind === "conflict-of-interest");
  expect(conflicts.map((task) => ("memberId" in task ? task.memberId : "")).sort()).toEqual([
    merged.id,
    other.id,
  ]);
  expect(await worker.deliver(follow, fact)).toBe(0);
});
