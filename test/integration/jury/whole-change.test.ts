import type { TransactWriteItemsCommandInput } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context, SQSEvent } from "aws-lambda";
import { beforeAll, expect, it } from "vitest";
import { appearancesChanged } from "../../../events/jury.ts";
import { handler } from "../../../functions/jury/change-session.ts";
import { engagedCandidates } from "../../../functions/jury/engaged-candidates.ts";
import { handler as follow } from "../../../functions/jury/follow-appearances.ts";
import { conveneSession } from "../../../shared/domain/jury/convene.ts";
import { engageMembers } from "../../../shared/domain/jury/diary.ts";
import type { JuryMember } from "../../../shared/domain/jury/member.ts";
import { planSession, type SessionPlan } from "../../../shared/domain/jury/plan.ts";
import { jurySession } from "../../../shared/domain/jury/session.ts";
import { maxSlots } from "../../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { scheduleFile } from "../../../shared/domain/validation/file-outcome.ts";
import { saveDiaries } from "../../../shared/store/diaries.ts";
import { readHistory } from "../../../shared/store/facts.ts";
import { createFile } from "../../../shared/store/files.ts";
import { saveMember } from "../../../shared/store/members.ts";
import { createSession, loadSession } from "../../../shared/store/sessions.ts";
import { table } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn, noon, registeredEnrolment, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

/** Items of the largest change of a session; DynamoDB takes 100 in one transaction. */
const limit = 50;
const context = { awsRequestId: "r" } as Context;

useTable();

const id = testId("ses", 1);
const member = (n: number): JuryMember => ({
  id: `jur_membre_${n}`,
  version: 1,
  name: `Membre ${n}`,
  email: `membre-${n}@jury.example.org`,
  side: n % 2 === 0 ? "employer" : "employee",
  organisation: "…",
  representsOemm: false,
});
const members = Array.from({ length: 8 }, (_, n) => member(n));
const [today, later] = ["2100-01-04", "2100-01-05"];
const enrolled = (n: number) => {
  const file = registeredEnrolment(testId("file", n), "2099-06-01");
  return { ...file, candidate: { ...file.candidate, email: `eve-${n}@example.org` } };
};
const files = Array.from({ length: 2 * maxSlots }, (_, n) => ({
  ...enrolled(n),
  state: "submitted" as const,
  interview: fileIn("submitted").interview,
  individualPath: { modules: [] },
  submittedAt: noon,
}));

const planOf = (date: string, from: number): SessionPlan => ({
  date,
  startTime: "08:00",
  breaks: [],
  place: { kind: "on-site", address: "10 rue de l’Exemple, 75015 Paris" },
  memberIds: members.slice(from * 4, from * 4 + 4).map((held) => held.id),
  fileIds: files.slice(from * maxSlots, (from + 1) * maxSlots).map((file) => file.id),
});

beforeAll(async () => {
  const [first, second] = [files.slice(0, maxSlots), files.slice(maxSlots)];
  const planned = planSession(
    {
      id,
      certification: "CMI",
      plan: planOf(today, 0),
      members: members.slice(0, 4),
      files: first,
      domainCodes: () => ["CMI-1"],
      acquired: () => ({}),
      format: "presentation",
      policy: guidePolicy,
    },
    today,
    noon,
  );
  const diaries = planned.members.map(({ id: memberId }) => ({
    memberId,
    date: today,
    version: 0,
    engagements: [],
  }));
  await commit([
    ...createSession(jurySession.parse(conveneSession(planned, "…", today))),
    ...saveDiaries(diaries, engageMembers(diaries, planned)),
    ...members.map((held) => saveMember(undefined, held)),
  ]);
  await commit(await engagedCandidates(undefined, planned));
  await commit([...first.flatMap((file) => createFile(scheduleFile(file, id)))]);
  await commit([...second.flatMap((file) => createFile(file))]);
});

it("R-JURY-6: a convened session whose twelve candidates, four members and day all change is one transaction", async () => {
  const counts: number[] = [];
  const { client } = table();
  // What a step before this one kept of the way through them would leave it out.
  client.config.cacheMiddleware = false;
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (context.commandName === "TransactWriteItemsCommand")
        counts.push((args.input as TransactWriteItemsCommandInput).TransactItems?.length ?? 0);
      return next(args);
    },
    { step: "initialize" },
  );
  const event = {
    headers: { "acting-as": "oemm", "content-type": "application/json", "if-match": "*" },
    pathParameters: { sessionId: id },
    body: JSON.stringify({ ...planOf(later, 1), lateReason: "…" }),
    isBase64Encoded: false,
    requestContext: {
      requestId: "r",
      http: { method: "POST" },
      authorizer: { jwt: { claims: { sub: "o", token_use: "access", capacities: '[{"partyId":"oemm"}]' } } },
    },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
  const answer = await handler(event, context);
  expect(answer).toMatchObject({ statusCode: 200 });
  expect((await loadSession(id))?.slots).toHaveLength(maxSlots);
  expect(counts).toHaveLength(1);
  expect(counts[0]).toBeLessThanOrEqual(limit);
});

it("R-JURY-6: what follows from it is told once, though its message comes twice", async () => {
  const typesOf = async (kind: "file" | "session", about: string) =>
    (await readHistory({ kind, id: about }, 100, undefined)).entries.map(({ type }) => type).sort();
  const { entries } = await readHistory({ kind: "session", id }, 100, undefined);
  const change = entries.find(({ type }) => type === appearancesChanged.type);
  const message = {
    messageId: "m",
    body: JSON.stringify({ id: "m", "detail-type": appearancesChanged.type, detail: change }),
  };
  for (const _ of ["first", "again"])
    expect(await follow({ Records: [message] } as SQSEvent, context)).toEqual({ batchItemFailures: [] });
  const leaving = await Promise.all(files.slice(0, maxSlots).map((file) => typesOf("file", file.id)));
  const arriving = await Promise.all(files.slice(maxSlots).map((file) => typesOf("file", file.id)));
  expect(leaving).toEqual(Array(maxSlots).fill(["jury.candidate-convened", "jury.file-unscheduled"]));
  expect(arriving).toEqual(Array(maxSlots).fill(["jury.candidate-convened", "jury.file-scheduled"]));
  const told = (await typesOf("session", id)).filter((type) => type === "jury.member-convened");
  expect(told).toHaveLength(members.length);
});
