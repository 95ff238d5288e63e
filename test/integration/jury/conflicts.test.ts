import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context, SQSEvent } from "aws-lambda";
import { beforeEach, describe, expect, it } from "vitest";
import { companyChanged } from "../../../events/enrolment.ts";
import type { NewFact } from "../../../events/fact.ts";
import { memberDescribed } from "../../../events/jury.ts";
import { invitationAnswered } from "../../../events/people.ts";
import { handler as convene } from "../../../functions/jury/convene.ts";
import { handler as countersign } from "../../../functions/jury/countersign-correction.ts";
import { handler as mark } from "../../../functions/jury/mark-attendance.ts";
import { handler as open } from "../../../functions/jury/open.ts";
import { handler as propose } from "../../../functions/jury/propose-correction.ts";
import { handler as sign } from "../../../functions/jury/sign.ts";
import { handler as watch } from "../../../functions/jury/watch-conflicts.ts";
import { conveneSession } from "../../../shared/domain/jury/convene.ts";
import { engageMembers } from "../../../shared/domain/jury/diary.ts";
import type { JuryMember } from "../../../shared/domain/jury/member.ts";
import type { JuryOutcome } from "../../../shared/domain/jury/outcome.ts";
import { planSession } from "../../../shared/domain/jury/plan.ts";
import { type JurySession, jurySession } from "../../../shared/domain/jury/session.ts";
import { openSession } from "../../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { completeTask } from "../../../shared/domain/tasks/task.ts";
import { scheduleFile } from "../../../shared/domain/validation/file-outcome.ts";
import { saveDiaries } from "../../../shared/store/diaries.ts";
import { readHistory } from "../../../shared/store/facts.ts";
import { createFile, loadCandidateFile, saveFile } from "../../../shared/store/files.ts";
import { loadMember, saveMember } from "../../../shared/store/members.ts";
import { saveMembership } from "../../../shared/store/memberships.ts";
import { createSession } from "../../../shared/store/sessions.ts";
import { saveStaff } from "../../../shared/store/staff.ts";
import { listTasks, saveTask } from "../../../shared/store/tasks.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { emptyTable } from "../../support/empty-table.ts";
import { fileIn, noon, registeredEnrolment, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

const context = { awsRequestId: "r" } as Context;
const [far, past] = ["2100-01-04", "2026-01-05"];
const ids = {
  planned: testId("ses", 1),
  convened: testId("ses", 2),
  opened: testId("ses", 3),
  absent: testId("ses", 4),
  signed: testId("ses", 5),
};

const membersOf = (session: number): JuryMember[] =>
  Array.from({ length: 4 }, (_, n) => ({
    id: `jur_${session}_${n}`,
    version: 1,
    name: `Membre ${n}`,
    email: `membre-${session}-${n}@jury.example.org`,
    side: n % 2 === 0 ? "employer" : "employee",
    organisation: "…",
    representsOemm: false,
    // What a candidate's file will name.
    ...(n === 3 ? { companyId: "cmp_nouvelle" } : {}),
  }));
const fileOf = (session: number, date: string) => {
  const enrolled = registeredEnrolment(testId("file", session), date === far ? "2099-06-01" : "2025-06-01");
  const email = `candidat-${session}@example.org`;
  return {
    ...enrolled,
    candidate: { ...enrolled.candidate, email, personId: testId("prs", session) },
    state: "submitted" as const,
    interview: fileIn("submitted").interview,
    individualPath: { modules: [] },
    submittedAt: noon,
  };
};

/** A planned session with its members' days, its members and its file. */
async function store(number: number, date: string, then: (planned: JurySession) => JurySession) {
  const [members, file] = [membersOf(number), fileOf(number, date)];
  const id = testId("ses", number);
  const plan = {
    date,
    startTime: "09:00",
    breaks: [],
    place: { kind: "on-site" as const, address: "…" },
    memberIds: members.map((member) => member.id),
    fileIds: [file.id],
  };
  const parts = { members, files: [file], domainCodes: () => ["CMI-1"], acquired: () => ({}) };
  const certification = "CMI" as const;
  const given = { id, certification, plan, ...parts, format: "presentation" as const, policy: guidePolicy };
  const session = then(planSession(given, "2026-01-01", noon));
  const days = members.map((member) => ({ memberId: member.id, date, version: 0, engagements: [] }));
  await commit([
    ...createSession(session),
    ...saveDiaries(days, engageMembers(days, session)),
    ...members.map((member) => saveMember(undefined, member)),
    ...createFile(scheduleFile(file, id)),
  ]);
}

const convened = (session: JurySession) => conveneSession(session, "…", "2026-01-01");

beforeEach(async () => {
  await emptyTable();
  await store(1, far, (planned) => planned);
  await store(2, past, convened);
  await store(3, past, opened({ kind: "decided", domains: { "CMI-1": "acquired" } }));
  await store(4, past, opened({ kind: "absent" }));
  await store(5, past, opened({ kind: "decided", domains: all("not-acquired"), recommendation: "…" }));
});

const all = (result: "acquired" | "not-acquired") =>
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`CMI-${n}`, result]));

/** Opened by all its members, with an outcome that waits for its signature. */
const opened = (outcome: JuryOutcome) => (planned: JurySession) => {
  const present = planned.members.map(({ id }) => id);
  const opening = { previousChairSide: undefined, today: past, by: "oemm" as const };
  const { session } = openSession(convened(planned), { chair: present[0] ?? "", present }, opening);
  return jurySession.parse({ ...session, slots: session.slots.map((slot) => ({ ...slot, outcome })) });
};

async function told(fact: NewFact) {
  const recorded = {
    ...fact,
    id: "01JZ0000000000000000000000",
    at: noon,
    actor: { subject: "o", role: "oemm", name: "OEMM" },
  };
  const body = JSON.stringify({ id: "m", "detail-type": fact.type, detail: recorded });
  const message = { messageId: "m", body };
  expect(await watch({ Records: [message] } as SQSEvent, context)).toEqual({ batchItemFailures: [] });
}

const conflicts = async (state: "open" | "done" = "open") =>
  (await listTasks(state, undefined, 100, undefined)).entries.filter(
    ({ kind }) => kind === "conflict-of-interest",
  );

async function employ(number: number) {
  const file = await loadCandidateFile(testId("file", number));
  if (file?.path !== "training") throw new Error("no file");
  await commit(saveFile(file, { ...file, companyId: "cmp_nouvelle" }));
}

function ask(handler: typeof convene, as: string, params: object, body: object = {}) {
  return handler(
    {
      headers: { "acting-as": as, "content-type": "application/json", "if-match": "*" },
      pathParameters: params,
      body: JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: {
        requestId: "r",
        http: { method: "POST" },
        authorizer: {
          jwt: { claims: { sub: "o", token_use: "access", capacities: JSON.stringify([{ partyId: as }]) } },
        },
      },
    } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer,
    context,
  );
}
const refused = {
  statusCode: 409,
  body: expect.stringContaining("urn:problem:cqp:conflict-of-interest"),
};

describe("R-JURY-5, R-OEMM-4, R-OEMM-5: a conflict that appears once a session is planned", () => {
  it("by a candidate's new employer is a task of OEMM, once, and stays dealt with", async () => {
    await told(companyChanged.of(testId("file", 1), { companyId: "cmp_nouvelle" }));
    expect(await conflicts()).toEqual([]);
    await employ(1);
    for (const _ of ["first", "again"])
      await told(companyChanged.of(testId("file", 1), { companyId: "cmp_nouvelle" }));
    const [task, ...others] = await conflicts();
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      sessionId: ids.planned,
      date: far,
      memberId: "jur_1_3",
      fileId: testId("file", 1),
    });
    if (task === undefined) throw new Error("no task");
    await commit([saveTask(completeTask(task, { at: noon, by: "OEMM" }))]);
    await told(companyChanged.of(testId("file", 1), { companyId: "cmp_nouvelle" }));
    expect(await conflicts()).toEqual([]);
  });

  it("by what a member's entry says, or by a company that they accept to act for, is one too", async () => {
    await employ(1);
    const second = await loadMember("jur_1_0");
    if (second === undefined) throw new Error("no member");
    await commit([saveMember(second, { ...second, companyId: "cmp_nouvelle" })]);
    await told(memberDescribed.of("jur_1_0", { name: second.name, side: second.side }));
    const members = async () => (await conflicts()).map((task) => "memberId" in task && task.memberId).sort();
    expect(await members()).toEqual(["jur_1_0", "jur_1_3"]);

    const account = "membre-1-1@jury.example.org";
    const staff = { id: "per_01JZ0000000000000000000000", partyId: "cmp_nouvelle", account, version: 1 };
    const one = { ...staff, name: "Membre 1", email: account, role: "member", active: true, invitedAt: noon };
    await commit([
      ...saveMembership(undefined, {
        account,
        partyId: "jur_1_1",
        group: "jury-member",
        role: "member",
        name: "Membre 1",
        active: true,
        answer: "accepted",
        acceptedBy: "sub-1",
      } as never),
      ...saveStaff({ people: [], version: 0 }, { ...one, answer: "accepted" } as never, undefined, "sub-1"),
    ]);
    await told(invitationAnswered.of("cmp_nouvelle", { personId: staff.id, answer: "accepted" }));
    expect(await members()).toEqual(["jur_1_0", "jur_1_1", "jur_1_3"]);
  });

  it("keeps it from being convened", async () => {
    await employ(1);
    expect(await ask(convene, "oemm", { sessionId: ids.planned })).toMatchObject(refused);
  });

  it("keeps the member from being present as it opens, and no other", async () => {
    await employ(2);
    const all = membersOf(2).map(({ id }) => id);
    const asked = (present: string[]) =>
      ask(open as never, "jur_2_0", { sessionId: ids.convened }, { chair: "jur_2_0", present });
    expect(await asked(all)).toMatchObject(refused);
    expect(await asked(all.slice(0, 3))).toMatchObject({ statusCode: 200 });
  });

  it("R-JURY-3: a member who is named twice as it opens is present once", async () => {
    const twice = { chair: "jur_2_0", present: ["jur_2_1", "jur_2_0", "jur_2_2", "jur_2_1"] };
    const answer = (await ask(open as never, "jur_2_0", { sessionId: ids.convened }, twice)) as {
      statusCode: number;
      body: string;
    };
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body).present).toEqual(["jur_2_1", "jur_2_0", "jur_2_2"]);
    const { entries } = await readHistory({ kind: "session", id: ids.convened }, 10, undefined);
    expect(entries.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ present: ["jur_2_1", "jur_2_0", "jur_2_2"] }),
    );
  });

  it("keeps the member from coming late", async () => {
    const late = (present: string[]) =>
      ask(mark as never, "jur_2_0", { sessionId: ids.convened }, { present });
    const all = membersOf(2).map(({ id }) => id);
    const present = all.slice(0, 3);
    const opening = { chair: "jur_2_0", present };
    await employ(2);
    await ask(open as never, "jur_2_0", { sessionId: ids.convened }, opening);
    expect(await late(all)).toMatchObject(refused);
    expect(await late(present)).not.toMatchObject(refused);
  });

  it.each([
    ["a decision", 3],
    ["an absence", 4],
  ])("keeps %s from being signed while the member is present", async (_, number) => {
    const params = { sessionId: testId("ses", number), fileId: testId("file", number) };
    await employ(number);
    expect(await ask(sign as never, `jur_${number}_0`, params)).toMatchObject(refused);
  });

  it("R-DAY-8: keeps them from countersigning a correction, and from signing one, countersigned or not", async () => {
    const params = { sessionId: ids.signed, fileId: testId("file", 5) };
    const outcome = { kind: "decided", domains: all("acquired") };
    const proposed = () =>
      ask(propose as never, "jur_5_0", params, { outcome, explanation: "Une case pour une autre." });
    const countersigned = (by: string, correctionId: string) =>
      ask(countersign as never, by, params, { correctionId });
    expect(await ask(sign as never, "jur_5_0", params)).toMatchObject({ statusCode: 200 });
    await employ(5);
    const first = (await proposed()) as { statusCode: number; body: string };
    expect(first.statusCode).toBe(200);
    const { id } = JSON.parse(first.body).proposed;
    expect(await countersigned("jur_5_3", id)).toMatchObject(refused);
    const chair = await loadMember("jur_5_0");
    if (chair === undefined) throw new Error("no member");
    await commit([saveMember(chair, { ...chair, companyId: "cmp_nouvelle" })]);
    expect(await countersigned("jur_5_1", id)).toMatchObject(refused);
    expect(await proposed()).toMatchObject(refused);
    await commit([saveMember({ ...chair, version: 2 }, { ...chair, version: 2 })]);
    expect(await countersigned("jur_5_1", id)).toMatchObject({ statusCode: 201 });
  });
});
