import { describe, expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import {
  adjournFile,
  fileRestored,
  fileWithout,
  followCorrection,
  recordAbsence,
  recordDecision,
  returnFile,
  scheduleFile,
  unscheduleFile,
} from "../../../shared/domain/validation/file-outcome.ts";
import { sheetGranting } from "../../support/decisions.ts";
import { fileIn, registeredEnrolment, testId, today } from "../../support/files.ts";

const sessionId = testId("ses", 1);
const trained = {
  ...registeredEnrolment(testId("file", 2), "2026-01-04"),
  submittedAt: "2026-06-01T09:00:00Z",
};
const { sessionId: _, lastSheetId: __, ...byVae } = fileIn("submitted");
/** A file of each path that waits for a jury. */
const waiting = [byVae, { ...trained, state: "submitted" }] as CandidateFile[];

describe.each(waiting)("a file by the $path path", (file) => {
  const scheduled = () => scheduleFile(file, sessionId);

  it("R-JURY-1: is taken into a session", () => {
    expect(scheduled()).toEqual({ ...file, state: "scheduled", sessionId });
  });

  it("R-JURY-6, R-JURY-8: waits again as it did, when its session goes without it or its candidate is not there", () => {
    expect(unscheduleFile(scheduled())).toStrictEqual(file);
    expect(recordAbsence(scheduled())).toEqual(file);
  });

  it("R-JURY-8, R-JURY-12: is what the last sheet makes of it", () => {
    const partial = recordDecision(scheduled(), sheetGranting("partial"));
    expect(partial).toEqual({
      ...scheduled(),
      state: "partially-validated",
      lastSheetId: testId("sheet", 1),
      ...(file.path === "vae" ? {} : { appearedOn: today }),
    });
    const corrected = { ...sheetGranting("full"), id: testId("sheet", 2) };
    expect(followCorrection(partial, corrected)).toEqual({
      ...partial,
      state: "certified",
      lastSheetId: testId("sheet", 2),
    });
  });
});

it("R-TRN-2: a trained candidate has appeared from the first decision on", () => {
  const scheduled = scheduleFile(waiting[1] as CandidateFile, sessionId);
  expect(recordDecision(scheduled, sheetGranting("partial"))).toMatchObject({ appearedOn: today });
  const before = { ...scheduled, appearedOn: "2026-09-01" } as CandidateFile;
  expect(recordDecision(before, sheetGranting("partial"))).toMatchObject({ appearedOn: "2026-09-01" });
});

describe("R-DAY-2, R-TRN-2: who was before a jury has appeared", () => {
  const [vae, training] = waiting.map((file) => scheduleFile(file, sessionId)) as [
    CandidateFile,
    CandidateFile,
  ];

  it("when the session was adjourned, by the training path alone", () => {
    const adjourn = (file: CandidateFile) => adjournFile(file, { on: today, appeared: true });
    expect(adjourn(training)).toMatchObject({ state: "submitted", adjournedOn: today, appearedOn: today });
    expect(adjourn(vae)).toMatchObject({ state: "submitted", adjournedOn: today });
    expect(adjourn(vae)).not.toHaveProperty("appearedOn");
    expect(adjournFile(training, { on: today, appeared: false })).not.toHaveProperty("appearedOn");
  });

  it("R-DAY-10: and is heard as others from then on", () => {
    const ahead = { adjournedOn: "2026-01-05", firstJuryKept: true };
    const kept = { ...training, ...ahead } as CandidateFile;
    for (const key of ["adjournedOn", "firstJuryKept"])
      expect(recordDecision(kept, sheetGranting("partial"))).not.toHaveProperty(key);
  });

  it("corrected to an absence, not on that day, but on an earlier one", () => {
    const absence = { ...sheetGranting("partial"), id: testId("sheet", 2), absence: "absent" as const };
    const wait = (file: CandidateFile) =>
      followCorrection(recordDecision(file, sheetGranting("partial")), absence);
    expect(wait(training)).toMatchObject({ state: "submitted", lastSheetId: testId("sheet", 2) });
    expect(wait(training)).not.toHaveProperty("appearedOn");
    expect(wait({ ...training, appearedOn: "2025-01-05" } as CandidateFile)).toHaveProperty(
      "appearedOn",
      "2025-01-05",
    );
    expect(wait(vae)).toMatchObject({ state: "submitted", lastSheetId: testId("sheet", 2) });
  });

  it("a file that lapsed returns to where it was", () => {
    const { interview } = fileIn("submitted");
    const lapsed = { ...training, interview, individualPath: { modules: [] }, state: "lapsed" };
    const returned = (changes: object) => returnFile({ ...lapsed, ...changes } as CandidateFile).state;
    expect(returned({})).toBe("submitted");
    for (const missing of ["interview", "individualPath", "submittedAt"])
      expect(returned({ [missing]: undefined })).toBe("enrolled");
    expect(() => returnFile(vae)).toThrow("is not on the training path");
  });
});

describe("R-DAY-9: what a withdrawn certificate makes of a file", () => {
  const [fallen, other] = [testId("sheet", 1), testId("sheet", 2)];
  const inState = (state: string, lastSheetId = fallen) =>
    ({ ...scheduleFile(byVae, sessionId), state, lastSheetId }) as unknown as CandidateFile;
  const without = (file: CandidateFile, because: "fraud" | "annulled", certified: boolean) =>
    fileWithout(file, { fallen, because, certified })?.state;

  it("over where its own decision was fraud; otherwise that of the certificate is partly validated", () => {
    expect(without(inState("certified"), "fraud", true)).toBe("annulled");
    expect(without(inState("partially-validated"), "fraud", false)).toBe("annulled");
    expect(without(inState("certified", other), "fraud", true)).toBe("partially-validated");
    expect(without(inState("certified"), "annulled", true)).toBe("partially-validated");
    expect(without(inState("certified"), "annulled", false)).toBeUndefined();
    expect(without(inState("partially-validated"), "annulled", true)).toBeUndefined();
    // It went on since.
    for (const because of ["fraud", "annulled"] as const)
      expect(without(inState("scheduled"), because, true)).toBeUndefined();
  });

  it("restored, it is certified, or partly validated again, unless it went on since", () => {
    const restored = (state: string, certified: boolean) => fileRestored(inState(state), certified)?.state;
    expect(restored("annulled", true)).toBe("certified");
    expect(restored("partially-validated", true)).toBe("certified");
    expect(restored("annulled", false)).toBe("partially-validated");
    expect(restored("partially-validated", false)).toBeUndefined();
    expect(restored("scheduled", true)).toBeUndefined();
  });
});
