import { describe, expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import {
  followCorrection,
  recordAbsence,
  recordDecision,
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
