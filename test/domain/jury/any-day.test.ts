import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import { heldDeadline, sessionHeld } from "../../../shared/domain/deadlines/kinds/session-held.ts";
import { DomainError } from "../../../shared/domain/domain-error.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { excuseAbsence, undoAbsenceOf } from "../../../shared/domain/jury/absence.ts";
import { adjournSession } from "../../../shared/domain/jury/adjourn.ts";
import { answerAbsence, askAbsence, stepBack } from "../../../shared/domain/jury/announced.ts";
import { markAttendance, replaceChair, type SessionActor } from "../../../shared/domain/jury/attendance.ts";
import { cancelSession } from "../../../shared/domain/jury/convene.ts";
import {
  type Correction,
  countersignCorrection,
  noCorrection,
  openLateDecision,
  proposeCorrection,
  withCorrected,
} from "../../../shared/domain/jury/correction.ts";
import { moveSlot } from "../../../shared/domain/jury/move-slot.ts";
import type { JuryOutcome } from "../../../shared/domain/jury/outcome.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import {
  closeSession,
  openSession,
  recordOutcome,
  requireSlot,
  signOutcome,
} from "../../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import type { DecisionSheet } from "../../../shared/domain/validation/decision-sheet.ts";
import {
  adjournFile,
  decideLate,
  followCorrection,
  recordAbsence,
  recordDecision,
  scheduleFile,
  unscheduleFile,
} from "../../../shared/domain/validation/file-outcome.ts";
import { correctSheet, writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { noon, testId } from "../../support/files.ts";
import { convened, decision, domainCodes, files, plan } from "../../support/jury-sessions.ts";

/** A session, the files of its candidates, and the day. */
interface World {
  session: JurySession;
  files: readonly CandidateFile[];
  /** The sheets of each candidate, the last one at the end, and the correction of them as it goes on. */
  sheets: Readonly<Record<string, readonly DecisionSheet[]>>;
  corrections: Readonly<Record<string, Correction>>;
  today: string;
}

const members = plan.memberIds;
const member = fc.constantFrom(...members);
const present = fc.subarray([...members]);
const actor = fc.oneof(
  fc.constant<SessionActor>("oemm"),
  member.map((memberId): SessionActor => ({ memberId })),
);
const candidate = fc.constantFrom(...plan.fileIds);
const outcome = fc.constantFrom<JuryOutcome>({ kind: "absent" }, { kind: "excused" }, decision);

/** What people may ask for, at any moment; what the rules refuse leaves the world as it is. */
const commands = fc.array(
  fc.oneof(
    fc.record({ name: fc.constant("open" as const), chair: member, present, by: actor }),
    fc.record({ name: fc.constant("attend" as const), present, by: actor }),
    fc.record({
      name: fc.constant("replace" as const),
      chair: member,
      motive: fc.option(fc.string(), { nil: undefined }),
      by: actor,
    }),
    fc.record({ name: fc.constant("record" as const), fileId: candidate, outcome, memberId: member }),
    fc.record({ name: fc.constant("sign" as const), fileId: candidate, memberId: member }),
    fc.record({ name: fc.constant("excuse" as const), fileId: candidate }),
    fc.record({ name: fc.constant("undo" as const), fileId: candidate }),
    fc.record({ name: fc.constant("ask" as const), fileId: candidate }),
    fc.record({
      name: fc.constant("answer" as const),
      fileId: candidate,
      answer: fc.constantFrom("free" as const, "keep" as const),
    }),
    fc.record({
      name: fc.constant("step-back" as const),
      memberId: member,
      knows: fc.option(candidate, { nil: undefined }),
    }),
    fc.record({ name: fc.constant("move" as const), fileId: candidate, with: candidate, by: actor }),
    fc.record({
      name: fc.constant("correct" as const),
      fileId: candidate,
      outcome,
      memberId: member,
      second: member,
    }),
    fc.record({ name: fc.constant("close" as const), by: actor }),
    fc.record({ name: fc.constant("adjourn" as const), there: fc.subarray([...plan.fileIds]), by: actor }),
    fc.record({ name: fc.constant("cancel" as const) }),
  ),
  { maxLength: 25 },
);
type Command = typeof commands extends fc.Arbitrary<(infer One)[]> ? One : never;

const begun: World = {
  session: convened(),
  files: files.map((file) => scheduleFile(file, convened().id)),
  sheets: {},
  corrections: {},
  today: plan.date,
};

/** The file of a candidate changed. */
function withFile(world: World, fileId: string, change: (file: CandidateFile) => CandidateFile): World {
  return { ...world, files: world.files.map((file) => (file.id === fileId ? change(file) : file)) };
}

function adjourned(world: World, there: readonly string[], by: SessionActor): World {
  const { session, adjourned: left } = adjournSession(world.session, there, by);
  return left.reduce<World>(
    (after, { fileId, appeared }) =>
      withFile(after, fileId, (file) => adjournFile(file, { on: session.date, appeared })),
    { ...world, session },
  );
}

function cancelled(world: World): World {
  return { ...world, session: cancelSession(world.session), files: world.files.map(unscheduleFile) };
}

const written = {
  number: "FD-1",
  sessionId: begun.session.id,
  domainCodes,
  acquiredBefore: {},
  decidedOn: plan.date,
  signedAt: noon,
  validity: guidePolicy.partialValidity.vae,
};

function fileOf(world: World, fileId: string): CandidateFile {
  const file = world.files.find(({ id }) => id === fileId);
  if (file === undefined) throw new Error("a stranger");
  return file;
}

function withSheet(world: World, fileId: string, sheet: DecisionSheet): World {
  return { ...world, sheets: { ...world.sheets, [fileId]: [...(world.sheets[fileId] ?? []), sheet] } };
}

function correctionOf(world: World, fileId: string): Correction {
  return world.corrections[fileId] ?? noCorrection(fileId, world.session.id);
}

/** One member signs a correction and a second one countersigns it: any two. */
function corrected(
  world: World,
  { fileId, outcome, memberId, second }: Extract<Command, { name: "correct" }>,
): World {
  const { session, today } = world;
  const sheet = world.sheets[fileId]?.at(-1);
  const from = {
    session,
    slot: requireSlot(session, fileId),
    sheet,
    correction: correctionOf(world, fileId),
  };
  const within = { today, period: guidePolicy.jury.correction };
  const id = testId("sheet", 2 + (world.sheets[fileId]?.length ?? 0));
  const said = { id, outcome, explanation: "…", at: noon };
  const correction = proposeCorrection(from, said, { memberId }, within);
  const signed = countersignCorrection(
    { ...from, correction },
    { correctionId: id },
    { memberId: second },
    within,
  );
  if (sheet === undefined && signed.outcome.kind !== "decided") throw new Error("nothing to begin with");
  const file = fileOf(world, fileId);
  const chair = { memberId: signed.chair.id, name: "…" };
  const next =
    sheet === undefined && signed.outcome.kind === "decided"
      ? writeSheet(file, signed.outcome, { ...written, id, chair, signers: signed.signers })
      : correctSheet(sheet as DecisionSheet, signed.outcome, { ...written, id, signers: signed.signers });
  const late = from.slot.outcome?.kind === "adjourned";
  const after = late ? decideLate(file, next) : followCorrection(file, next);
  const signature = { signedAt: noon, sheetId: id, chair: memberId };
  return withFile(
    withSheet(
      {
        ...world,
        session: withCorrected(session, fileId, signed.outcome, signature),
        corrections: { ...world.corrections, [fileId]: signed.correction },
      },
      fileId,
      next,
    ),
    fileId,
    () => after,
  );
}

function done(world: World, command: Command): World {
  const { session, today } = world;
  switch (command.name) {
    case "open":
      return {
        ...world,
        session: openSession(session, command, { previousChairSide: undefined, today, by: command.by })
          .session,
      };
    case "attend":
      return { ...world, session: markAttendance(session, command.present, command.by) };
    case "replace":
      return { ...world, session: replaceChair(session, command, command.by) };
    case "record": {
      const { fileId, memberId } = command;
      return { ...world, session: recordOutcome(session, fileId, command.outcome, { memberId }) };
    }
    case "sign": {
      const { fileId, memberId } = command;
      const signature = { signedAt: noon, sheetId: testId("sheet", 1) };
      const signed = signOutcome(session, fileId, signature, { memberId });
      const after = { ...world, session: signed.session };
      if (signed.outcome.kind !== "decided") return withFile(after, fileId, recordAbsence);
      const sheet = writeSheet(fileOf(world, fileId), signed.outcome, {
        ...written,
        id: signature.sheetId,
        chair: { memberId, name: "…" },
      });
      return withFile(withSheet(after, fileId, sheet), fileId, (file) => recordDecision(file, sheet));
    }
    case "correct":
      return corrected(world, command);
    case "ask":
      return { ...world, session: askAbsence(session, command.fileId, noon, today) };
    case "answer":
      return { ...world, session: answerAbsence(session, command.fileId, command.answer, today).session };
    case "step-back": {
      const { memberId, knows } = command;
      const because = knows === undefined ? ("unavailable" as const) : ("knows-candidate" as const);
      const said = { memberId, at: noon, because, ...(knows === undefined ? {} : { fileId: knows }) };
      return { ...world, session: stepBack(session, said) };
    }
    case "move":
      return { ...world, session: moveSlot(session, command.fileId, { with: command.with }, command.by) };
    case "excuse":
      return { ...world, session: excuseAbsence(session, command.fileId) };
    case "undo": {
      const file = world.files.find(({ id }) => id === command.fileId);
      if (file === undefined) throw new Error("a stranger");
      const undone = undoAbsenceOf(session, file, false);
      const after = withFile({ ...world, session: undone.session }, command.fileId, () => undone.file);
      const waits = requireSlot(undone.session, file.id).outcome !== undefined;
      if (!waits || undone.file.state !== "submitted") return after;
      const going = openLateDecision(correctionOf(world, file.id), session, file.id, today);
      return { ...after, corrections: { ...world.corrections, [file.id]: going } };
    }
    case "close":
      return { ...world, session: closeSession(session, command.by) };
    case "adjourn":
      return adjourned(world, command.there, command.by);
    case "cancel":
      return cancelled(world);
  }
}

/** The world after a command; a refusal, which is all that may go wrong, leaves it. */
function tried(world: World, command: Command): World {
  try {
    return done(world, command);
  } catch (error) {
    if (error instanceof DomainError) return world;
    throw error;
  }
}

const reached = commands.map((given) => given.reduce(tried, begun));

/** What every world keeps to: a candidate is in the session, or out of it as their slot says. */
function expectTrue({ session, files }: World): void {
  for (const file of files) {
    const slot = requireSlot(session, file.id);
    const held = session.state !== "cancelled" && file.state === "scheduled";
    if (slot.signature === undefined && slot.outcome?.kind !== "adjourned")
      expect(held).toBe(session.state !== "cancelled");
    else {
      expect(held).toBe(false);
      expect(file.state).toBe(slot.outcome?.kind === "decided" ? "partially-validated" : "submitted");
    }
  }
}

/** What all hope for: a signed outcome, or a place on the waiting list. */
function expectEnded({ session, files }: World): void {
  expect(["closed", "cancelled"]).toContain(session.state);
  for (const file of files) expect(["submitted", "partially-validated"]).toContain(file.state);
}

describe("R-DAY-2, R-DAY-10: any day of a jury", () => {
  property.prop([reached])("what people are told of a candidate and of their session agrees", (world) => {
    expectTrue(world);
  });

  property.prop([reached])(
    "OEMM alone leads every candidate to an outcome or back to the waiting list",
    (world) => {
      const { state } = world.session;
      if (state === "closed" || state === "cancelled") return expectEnded(world);
      const after = state === "opened" ? adjourned(world, [], "oemm") : cancelled(world);
      expectTrue(after);
      expectEnded(after);
    },
  );

  property.prop([reached, present])(
    "a jury that may deliberate leads every candidate to a signed outcome, under a chair of those who are there",
    (world, present) => {
      // R-DAY-11: who knows a candidate leaves.
      const knowing = (world.session.steppedBack ?? []).flatMap((said) =>
        said.fileId === undefined ? [] : [said.memberId],
      );
      const there = present.filter((id) => !knowing.includes(id));
      const sides = new Set(there.map((id) => members.indexOf(id) < 2));
      if (sides.size < 2 || (world.session.state !== "opened" && world.session.state !== "convened")) return;
      const [chair = ""] = there;
      const by = { memberId: chair };
      const open = world.session.state === "convened";
      const sitting: World = open
        ? done(world, { name: "open", chair, present: there, by })
        : done(done(world, { name: "attend", present: there, by: "oemm" }), {
            name: "replace",
            chair,
            motive: "Absent.",
            by,
          });
      const ready = sitting.files.filter(({ state }) => state === "scheduled");
      const decided = ready.reduce(
        (now, { id: fileId }) =>
          done(done(now, { name: "record", fileId, outcome: decision, memberId: chair }), {
            name: "sign",
            fileId,
            memberId: chair,
          }),
        sitting,
      );
      const closed = done(decided, { name: "close", by });
      expectTrue(closed);
      expectEnded(closed);
    },
  );

  property.prop([reached, fc.integer({ min: 0, max: 60 })])(
    "time alone ends it, thirty days after its date",
    (world, wait) => {
      const { session } = world;
      const { unheld } = guidePolicy.jury;
      const held = heldDeadline(undefined, session, unheld, session.date);
      if (held === undefined) throw new Error("no deadline");
      const day = addDays(session.date, wait);
      const step = advanceDeadline(held, sessionHeld.review(held, session).finding, day);
      const over = session.state === "closed" || session.state === "cancelled";
      expect(step.kind === "expired").toBe(!over && wait >= unheld.count);
      if (step.kind !== "expired") return;
      expectEnded(session.state === "opened" ? adjourned(world, [], "system") : cancelled(world));
    },
  );
});
