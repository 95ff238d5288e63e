import { describe, expect, it } from "vitest";
import { chairOf } from "../../../shared/domain/jury/attendance.ts";
import type { JuryOutcome } from "../../../shared/domain/jury/outcome.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import {
  chairSideAfter,
  closeSession,
  markExamined,
  openSession,
  recordOutcome,
  signOutcome,
} from "../../../shared/domain/jury/sitting.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";
import { chair, convened, decision, files, members, opened, plan } from "../../support/jury-sessions.ts";

const fileId = files[0]?.id ?? "";

const opening = (previousChairSide?: "employer" | "employee", today = plan.date) => ({
  previousChairSide,
  today,
  by: "oemm" as const,
});

describe("R-JURY-3, R-JURY-9: the chair and the quorum", () => {
  const open = (chair: string, present: string[], previous?: "employer" | "employee", on = plan.date) =>
    refusalOf(() => openSession(convened(), { chair, present }, opening(previous, on)))?.code;

  it("alternates the chair between the sides", () => {
    const again = { chair: "jur_membre_1", present: plan.memberIds };
    expect(refusalOf(() => openSession(convened(), again, opening("employer")))).toMatchObject({
      code: "chair-side",
      fields: [{ path: "chair" }],
    });
    expect(open("jur_membre_3", plan.memberIds, "employer")).toBeUndefined();
    expect(open("jur_membre_1", plan.memberIds)).toBeUndefined();
  });

  it("wants the chair and one member of each side present", () => {
    expect(open("jur_membre_1", ["jur_membre_1", "jur_membre_3"])).toBeUndefined();
    expect(open("jur_membre_1", ["jur_membre_1", "jur_membre_2"])).toBe("quorum");
    expect(open("jur_membre_1", ["jur_membre_2", "jur_membre_3"])).toBe("quorum");
  });

  it("knows the convened members alone, and not before the day", () => {
    const strangers = (chair: string, present: string[]) =>
      refusalOf(() => openSession(convened(), { chair, present }, opening()));
    expect(strangers("jur_autre", plan.memberIds)).toMatchObject({
      code: "not-a-member",
      fields: [{ path: "chair" }],
    });
    expect(strangers("jur_membre_1", [...plan.memberIds, "jur_autre"])?.fields).toMatchObject([
      { path: "present.4" },
    ]);
    expect(open("jur_membre_1", plan.memberIds, undefined, "2027-03-01")).toBe("session-not-today");
    expect(open("jur_membre_1", plan.memberIds, undefined, "2027-03-03")).toBeUndefined();
  });

  it("keeps who chairs and who is present, and tells the side for the next turn", () => {
    const present = ["jur_membre_1", "jur_membre_3", "jur_membre_3"];
    const { session, side } = openSession(
      convened(),
      { chair: "jur_membre_3", present },
      opening("employer"),
    );
    expect(session).toEqual({
      ...convened(),
      state: "opened",
      chair: "jur_membre_3",
      openedUnder: "employee",
      present: ["jur_membre_1", "jur_membre_3"],
      attended: ["jur_membre_1", "jur_membre_3"],
    });
    expect(side).toBe("employee");
    expect(chairOf(session)).toEqual(members[2]);
    expect(() => chairOf({ ...session, chair: "jur_autre" })).toThrow("not one of its members");
  });

  it("the turn is the other side's, or of neither before the first session", () => {
    expect([undefined, "employer" as const, "employee" as const].map(chairSideAfter)).toEqual([
      undefined,
      "employee",
      "employer",
    ]);
  });

  it("R-JURY-9: records nothing without the quorum", () => {
    const alone = { ...opened(), present: ["jur_membre_1"] };
    expect(refusalOf(() => recordOutcome(alone, fileId, { kind: "absent" }, chair))).toMatchObject({
      code: "quorum",
      fields: [{ path: "present" }],
    });
  });
});

describe("R-JURY-7: the files that members have examined", () => {
  it("are marked each for itself, once by a member", () => {
    const examined = (session: JurySession) => session.slots.map(({ examinedBy }) => examinedBy);
    const once = markExamined(convened(), fileId, "jur_membre_2");
    expect(examined(once)).toEqual([["jur_membre_2"], []]);
    expect(markExamined(once, fileId, "jur_membre_2")).toEqual(once);
    expect(examined(markExamined(once, fileId, "jur_membre_3"))).toEqual([
      ["jur_membre_2", "jur_membre_3"],
      [],
    ]);
  });

  it("are those of the session", () => {
    expect(refusalOf(() => markExamined(convened(), testId("file", 9), "jur_membre_2"))?.code).toBe(
      "candidate-not-in-session",
    );
  });
});

describe("R-JURY-8, R-JURY-12: outcomes and signature", () => {
  it("decides on the domains presented, all of them and no other", () => {
    const wrong = (domains: object) =>
      refusalOf(() =>
        recordOutcome(opened(), fileId, { ...decision, domains: domains as typeof decision.domains }, chair),
      );
    expect(wrong({ "CMI-3": "acquired", "CMI-1": "acquired" })).toMatchObject({
      code: "domains-mismatch",
      fields: [{ path: "domains.CMI-2" }, { path: "domains.CMI-3" }],
    });
    expect(wrong(decision.domains)).toBeUndefined();
  });

  it("is that of the candidate alone", () => {
    const { slots } = recordOutcome(opened(), fileId, { kind: "absent" }, chair);
    expect(slots.map(({ outcome }) => outcome)).toEqual([{ kind: "absent" }, undefined]);
  });

  it("needs no word of what to deepen where everything is acquired", () => {
    const whole = {
      kind: "decided" as const,
      domains: { "CMI-1": "acquired" as const, "CMI-2": "acquired" as const },
    };
    expect(refusalOf(() => recordOutcome(opened(), fileId, whole, chair))).toBeUndefined();
  });

  it("is signed once it is recorded; the sheet is that of a decision alone", () => {
    const signature = { signedAt: noon, sheetId: testId("sheet", 1) };
    const sign = (session: JurySession) => signOutcome(session, fileId, signature, chair);
    expect(refusalOf(() => sign(opened()))?.code).toBe("outcome-missing");
    const of = (outcome: JuryOutcome) => sign(recordOutcome(opened(), fileId, outcome, chair));
    expect(of(decision)).toMatchObject({
      outcome: decision,
      session: { slots: [{ signature: { ...signature, chair: chair.memberId } }, {}] },
    });
    expect(of({ kind: "absent" }).session.slots[0]?.signature).toEqual({
      signedAt: noon,
      chair: chair.memberId,
    });
  });

  it("is signed for every candidate before the session closes", () => {
    const all = files.reduce<JurySession>((session, { id }, rank) => {
      expect(refusalOf(() => closeSession(session, "oemm"))?.fields.map(({ path }) => path)).toEqual(
        files.slice(rank).map((file) => `slots.${file.id}`),
      );
      const recorded = recordOutcome(session, id, { kind: "excused" }, chair);
      return signOutcome(recorded, id, { signedAt: noon, sheetId: testId("sheet", 1) }, chair).session;
    }, opened());
    expect(closeSession(all, "oemm")).toEqual({ ...all, state: "closed" });
  });

  it("says what to deepen on a partial result (R-JURY-11)", () => {
    const { recommendation: _, ...silent } = decision;
    expect(refusalOf(() => recordOutcome(opened(), fileId, silent, chair))?.rule).toBe("R-JURY-11");
  });

  it("can be corrected until it is signed, and not afterwards", () => {
    const recorded = recordOutcome(
      recordOutcome(opened(), fileId, { kind: "absent" }, chair),
      fileId,
      decision,
      chair,
    );
    const { session } = signOutcome(recorded, fileId, { signedAt: noon, sheetId: testId("sheet", 1) }, chair);
    expect(refusalOf(() => recordOutcome(session, fileId, { kind: "absent" }, chair))?.code).toBe(
      "outcome-signed",
    );
    expect(
      refusalOf(() => signOutcome(session, fileId, { signedAt: noon, sheetId: testId("sheet", 2) }, chair))
        ?.code,
    ).toBe("outcome-signed");
    expect(refusalOf(() => closeSession(session, "oemm"))?.fields).toHaveLength(1);
  });
});
