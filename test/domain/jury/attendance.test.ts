import { describe, expect, it } from "vitest";
import {
  chairOf,
  markAttendance,
  replaceChair,
  type SessionActor,
} from "../../../shared/domain/jury/attendance.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import {
  closeSession,
  openSession,
  recordOutcome,
  signOutcome,
} from "../../../shared/domain/jury/sitting.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";
import { chair, convened, decision, files, members, opened, plan } from "../../support/jury-sessions.ts";

const [first, second, third, fourth] = plan.memberIds as [string, string, string, string];
const fileId = files[0]?.id ?? "";
const as = (memberId: string) => ({ memberId });
const signature = { signedAt: noon, sheetId: testId("sheet", 1) };
/** The session with some of its members present. */
const attendedBy = (...present: string[]) => markAttendance(opened(), present, "oemm");

describe("R-DAY-1: who acts on the day", () => {
  const given = { previousChairSide: undefined, today: plan.date };

  it("a member who is present opens, or OEMM", () => {
    const open = (by: SessionActor) =>
      refusalOf(() => openSession(convened(), { chair: first, present: [first, third] }, { ...given, by }));
    expect(open(as(third))).toBeUndefined();
    expect(open("oemm")).toBeUndefined();
    expect(open(as(fourth))).toMatchObject({ code: "not-present", rule: "R-DAY-1", kind: "actor" });
  });

  it("a member who is present records and changes outcomes, by name; one who is not does not", () => {
    const session = attendedBy(first, second, third);
    expect(refusalOf(() => recordOutcome(session, fileId, decision, as(fourth)))?.code).toBe("not-present");
    const recorded = recordOutcome(session, fileId, decision, as(third));
    expect(recorded.slots[0]).toMatchObject({ outcome: decision, recordedBy: third });
    expect(recordOutcome(recorded, fileId, { kind: "absent" }, as(second)).slots[0]?.recordedBy).toBe(second);
  });

  it("the chair signs, present, and no other", () => {
    const recorded = recordOutcome(opened(), fileId, decision, chair);
    const sign = (session: JurySession, memberId: string) =>
      refusalOf(() => signOutcome(session, fileId, signature, as(memberId)))?.code;
    expect(sign(recorded, second)).toBe("not-the-chair");
    expect(sign(markAttendance(recorded, [second, third], "oemm"), first)).toBe("not-present");
    expect(sign(recorded, first)).toBeUndefined();
  });

  it("nothing is signed that the quorum is gone of", () => {
    const recorded = markAttendance(
      recordOutcome(opened(), fileId, decision, chair),
      [first, second],
      "oemm",
    );
    expect(refusalOf(() => signOutcome(recorded, fileId, signature, chair))?.code).toBe("quorum");
  });

  it("the chair closes, or OEMM, or time", () => {
    const settled: JurySession = {
      ...opened(),
      slots: opened().slots.map((slot) => ({
        ...slot,
        outcome: { kind: "absent" },
        signature: { signedAt: noon },
      })),
    };
    const close = (by: SessionActor) => refusalOf(() => closeSession(settled, by))?.code;
    expect([chair, "oemm", "system", as(second)].map((by) => close(by as SessionActor))).toEqual([
      undefined,
      undefined,
      undefined,
      "not-the-chair",
    ]);
  });
});

describe("R-DAY-2: attendance while the session is open", () => {
  it("a member arrives late, another leaves; who was there at any time is kept", () => {
    const late = attendedBy(first, third);
    expect(late).toMatchObject({ present: [first, third], attended: plan.memberIds });
    const begun = openSession(
      convened(),
      { chair: first, present: [first, third] },
      { previousChairSide: undefined, today: plan.date, by: "oemm" },
    ).session;
    const joined = markAttendance(begun, [first, second, third, second], as(third));
    expect(joined).toMatchObject({ present: [first, second, third], attended: [first, third, second] });
    expect(recordOutcome(joined, fileId, { kind: "absent" }, as(second)).slots[0]?.recordedBy).toBe(second);
  });

  it("is told by a member who is present, or by OEMM when all are gone", () => {
    const deserted = attendedBy();
    expect(deserted.present).toEqual([]);
    expect(refusalOf(() => markAttendance(deserted, [first], as(first)))?.code).toBe("not-present");
    expect(markAttendance(deserted, [first], "oemm").present).toEqual([first]);
  });

  it("is that of the members convened", () => {
    expect(refusalOf(() => markAttendance(opened(), ["jur_autre"], "oemm"))).toMatchObject({
      code: "not-a-member",
      fields: [{ path: "present.0" }],
    });
  });
});

describe("R-DAY-2: a chair who is replaced", () => {
  const replace = (session: JurySession, to: string, motive?: string, by: SessionActor = "oemm") =>
    refusalOf(() => replaceChair(session, { chair: to, motive }, by))?.code;

  it("is followed by a present member of the same side, whom a present member or OEMM names", () => {
    const left = attendedBy(second, third);
    expect(refusalOf(() => recordOutcome(left, fileId, decision, as(second)))?.code).toBe("quorum");
    const replaced = replaceChair(left, { chair: second }, as(third));
    expect(chairOf(replaced)).toEqual(members[1]);
    const recorded = recordOutcome(replaced, fileId, decision, as(third));
    expect(signOutcome(recorded, fileId, signature, as(second)).session.slots[0]?.signature).toEqual({
      ...signature,
      chair: second,
    });
    expect(replace(left, second, undefined, as(first))).toBe("not-present");
  });

  it("is followed by one of the other side with a motive, and the turn stays with the side of the opening", () => {
    const left = attendedBy(second, third);
    expect(refusalOf(() => replaceChair(left, { chair: third }, "oemm"))).toMatchObject({
      code: "chair-side",
      fields: [{ path: "motive" }],
    });
    const other = replaceChair(left, { chair: third, motive: "Malaise." }, "oemm");
    expect(other).toMatchObject({ chair: third, openedUnder: "employer" });
    // Back to the side of the opening needs no motive.
    expect(replace(other, second)).toBeUndefined();
  });

  it("is never followed by who is not there, nor without the quorum, nor by a stranger", () => {
    expect(replace(attendedBy(third, fourth), second)).toBe("quorum");
    expect(replace(attendedBy(third, fourth), third, "Malaise.")).toBe("quorum");
    expect(replace(opened(), "jur_autre")).toBe("not-a-member");
  });
});
