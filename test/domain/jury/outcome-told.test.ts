import { describe, expect, it } from "vitest";
import { answerStands, outcomeStands } from "../../../shared/domain/jury/outcome-told.ts";
import type { JurySession, Slot } from "../../../shared/domain/jury/session.ts";
import { withSlot } from "../../../shared/domain/jury/sitting.ts";
import { noon, testId } from "../../support/files.ts";
import { convened, opened, planned } from "../../support/jury-sessions.ts";

const fileId = testId("file", 1);
const other = testId("file", 9);
const signed = { signature: { signedAt: noon } };
const absent = { outcome: { kind: "absent" as const } };
const excused = { outcome: { kind: "excused" as const } };
const adjourned = { outcome: { kind: "adjourned" as const } };
const held = (changes: Partial<Slot>, session: JurySession = opened()) =>
  withSlot(session, fileId, (slot) => ({ ...slot, ...changes }));

describe("R-DAY-4: what a mail says became of an appearance", () => {
  it("of an absence: while it is one, of that kind", () => {
    expect(outcomeStands(held(absent), fileId, "absent")).toBe(true);
    expect(outcomeStands(held(absent), fileId, "excused")).toBe(false);
    expect(outcomeStands(held(excused), fileId, "excused")).toBe(true);
    expect(outcomeStands(held({}), fileId, "absent")).toBe(false);
    expect(outcomeStands(held(absent), other, "absent")).toBe(false);
  });

  it("of an absence that was undone: while it is none", () => {
    expect(outcomeStands(held(absent), fileId, "undone")).toBe(false);
    expect(outcomeStands(held(excused), fileId, "undone")).toBe(false);
    expect(outcomeStands(held(adjourned), fileId, "undone")).toBe(true);
    expect(outcomeStands(held({}), fileId, "undone")).toBe(true);
  });

  it("that the jury hears them again: while it sits and has not signed", () => {
    expect(outcomeStands(held({}), fileId, "heard-again")).toBe(true);
    expect(outcomeStands(held(signed), fileId, "heard-again")).toBe(false);
    expect(outcomeStands(held({}, convened()), fileId, "heard-again")).toBe(false);
  });

  it("that it was adjourned, or waits again: while nothing was decided after all", () => {
    for (const told of ["adjourned", "waiting"] as const) {
      expect(outcomeStands(held(adjourned), fileId, told)).toBe(true);
      expect(outcomeStands(held({}), fileId, told)).toBe(false);
    }
  });
});

describe("R-DAY-4, R-DAY-11: what OEMM answered to a candidate who can't come", () => {
  const { date } = convened();
  const answer = (outcome: "kept" | "freed" | "excused") => ({ outcome, date });

  it("kept: while the session holds their slot on that day", () => {
    expect(answerStands(convened(), fileId, answer("kept"))).toBe(true);
    expect(answerStands(convened(), other, answer("kept"))).toBe(false);
    expect(answerStands({ ...convened(), date: "2027-03-03" }, fileId, answer("kept"))).toBe(false);
    expect(answerStands(planned(), fileId, answer("kept"))).toBe(false);
  });

  it("freed: while they have none; excused: while they are", () => {
    expect(answerStands(convened(), other, answer("freed"))).toBe(true);
    expect(answerStands(convened(), fileId, answer("freed"))).toBe(false);
    expect(answerStands(held(excused), fileId, answer("excused"))).toBe(true);
    expect(answerStands(held(absent), fileId, answer("excused"))).toBe(false);
    expect(answerStands(convened(), fileId, answer("excused"))).toBe(false);
    expect(answerStands(held(excused), other, answer("excused"))).toBe(false);
  });
});
