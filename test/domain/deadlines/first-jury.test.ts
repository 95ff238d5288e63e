import { describe, expect, it } from "vitest";
import { versionAtChange } from "../../../shared/domain/deadlines/deadline.ts";
import {
  firstJury,
  firstJuryDeadline,
  firstJuryFinding,
  lapseFile,
} from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { deadline } from "../../../shared/domain/deadlines/kinds.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, registeredEnrolment, testId, today } from "../../support/files.ts";

describe("R-TRN-2, R-DATE-4: the first appearance", () => {
  const file = (state: string, changes: object = {}) =>
    ({ path: "training", id: testId("file", 1), state, ...changes }) as unknown as TrainingFile;

  it.each([
    ["enrolled", {}, "holds"],
    ["submitted", {}, "holds"],
    ["scheduled", {}, "awaits-outcome"],
    ["withdrawn", {}, "dropped"],
    ["lapsed", {}, "dropped"],
    ["enrolled", { appearedOn: "2027-01-01" }, "met"],
  ])("of a file that is %s %j: %s", (state, changes, finding) => {
    expect(firstJuryFinding(file(state, changes))).toBe(finding);
  });

  const registered = { ...registeredEnrolment(testId("file", 1), "2026-02-02"), version: 3 };

  it("is due by the last day of the file, with the company that follows it, from its registration on", () => {
    const begun = firstJuryDeadline(registered, today);
    expect(deadline.parse(begun)).toEqual({
      kind: "first-jury",
      id: registered.id,
      fileId: registered.id,
      version: versionAtChange(4),
      state: "running",
      certification: "CMI",
      lastDay: "2029-02-02",
      partyId: "cmp_exemple",
      label: "Ève Exemple",
      handledUntil: today,
      nextDay: "2028-08-06",
      reminders: [],
    });
    const scheduled = { ...registered, state: "scheduled" } as unknown as TrainingFile;
    expect(firstJuryDeadline(scheduled, today)).toMatchObject({ state: "running", lastDay: "2029-02-02" });
  });

  it("is over once the candidate has appeared or withdrawn", () => {
    const ended = (changes: object) => firstJuryDeadline({ ...registered, ...changes } as never, today);
    expect(ended({ appearedOn: today })).toMatchObject({ state: "met", closedOn: today });
    expect(ended({ state: "withdrawn" })).toMatchObject({ state: "dropped", closedOn: today });
  });

  it("is none of a draft, nor of a file by VAE", () => {
    const { firstJuryBy: _, ...draft } = registered;
    expect(firstJuryDeadline({ ...draft, state: "draft" } as never, today)).toBeUndefined();
    expect(firstJuryDeadline({ ...draft, firstJuryBy: undefined } as never, today)).toBeUndefined();
    expect(firstJuryDeadline({ ...fileIn("enrolled"), firstJuryBy: today } as never, today)).toBeUndefined();
    expect(firstJuryFinding(fileIn("enrolled"))).toBe("met");
    expect(() => lapseFile(fileIn("submitted"))).toThrow("not on the training path");
  });

  it("is reviewed by how its file stands", () => {
    const held = firstJuryDeadline(registered, today);
    if (held === undefined) throw new Error("no deadline");
    expect(firstJury.review(held, file("scheduled"))).toEqual({ held, finding: "awaits-outcome" });
  });

  it("lapses a file under way, and no other", () => {
    expect(lapseFile(file("submitted")).state).toBe("lapsed");
    for (const state of ["draft", "scheduled", "certified", "withdrawn", "lapsed"])
      expect(refusalOf(() => lapseFile(file(state)))?.rule).toBe("R-DATE-4");
  });
});
