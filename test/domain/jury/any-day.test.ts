import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import { heldDeadline, sessionHeld } from "../../../shared/domain/deadlines/kinds/session-held.ts";
import { DomainError } from "../../../shared/domain/domain-error.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { excuseAbsence, undoAbsenceOf } from "../../../shared/domain/jury/absence.ts";
import { adjournSession } from "../../../shared/domain/jury/adjourn.ts";
import { markAttendance, replaceChair, type SessionActor } from "../../../shared/domain/jury/attendance.ts";
import { cancelSession } from "../../../shared/domain/jury/convene.ts";
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
import {
  adjournFile,
  recordAbsence,
  recordDecision,
  scheduleFile,
  unscheduleFile,
} from "../../../shared/domain/validation/file-outcome.ts";
import { sheetGranting } from "../../support/decisions.ts";
import { noon, testId } from "../../support/files.ts";
import { convened, decision, files, plan } from "../../support/jury-sessions.ts";

/** A session, the files of its candidates, and the day. */
interface World {
  session: JurySession;
  files: readonly CandidateFile[];
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
      return withFile({ ...world, session: signed.session }, fileId, (file) =>
        signed.outcome.kind === "decided"
          ? recordDecision(file, sheetGranting("partial"))
          : recordAbsence(file),
      );
    }
    case "excuse":
      return { ...world, session: excuseAbsence(session, command.fileId) };
    case "undo": {
      const file = world.files.find(({ id }) => id === command.fileId);
      if (file === undefined) throw new Error("a stranger");
      const undone = undoAbsenceOf(session, file, false);
      return withFile({ ...world, session: undone.session }, command.fileId, () => undone.file);
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
    (world, there) => {
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
