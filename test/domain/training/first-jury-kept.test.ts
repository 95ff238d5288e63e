import { describe, expect, it } from "vitest";
import { firstJuryDeadline, firstJuryFinding } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { keepFirstJury, takeUpFirstJury } from "../../../shared/domain/training/first-jury-kept.ts";
import { recordAbsence, scheduleFile } from "../../../shared/domain/validation/file-outcome.ts";
import { fileIn, noon, registeredEnrolment, testId } from "../../support/files.ts";

/** The three years end on 2 March 2027. */
const trained = {
  ...registeredEnrolment(testId("file", 1), "2024-03-02"),
  state: "submitted",
  interview: fileIn("submitted").interview,
  individualPath: { modules: [] },
  submittedAt: noon,
} as CandidateFile;
const session = { state: "convened", date: "2027-03-01" } as const;
const kept = keepFirstJury(trained, session);

describe("R-DAY-10: a right to a first jury that is kept", () => {
  it("is that of a trained candidate who was convened in time and has not appeared", () => {
    expect(kept).toEqual({ ...trained, firstJuryKept: "2027-03-01" });
    expect(keepFirstJury(trained, { ...session, date: "2027-03-02" })).toHaveProperty("firstJuryKept");
    const others: [CandidateFile, Parameters<typeof keepFirstJury>[1]][] = [
      [trained, { ...session, state: "planned" }],
      [trained, { ...session, date: "2027-03-03" }],
      [{ ...trained, appearedOn: "2026-01-01" } as CandidateFile, session],
      [{ ...trained, firstJuryBy: undefined } as unknown as CandidateFile, session],
      [fileIn("submitted"), session],
    ];
    for (const [file, of] of others) expect(keepFirstJury(file, of)).toBe(file);
    const { firstJuryBy: _, ...draft } = trained as CandidateFile & { firstJuryBy: string };
    expect(keepFirstJury(draft as CandidateFile, session)).toBe(draft);
  });

  it("is kept again where the next session is not held either", () => {
    expect(keepFirstJury(kept, { ...session, date: "2027-06-01" })).toHaveProperty(
      "firstJuryKept",
      "2027-06-01",
    );
  });

  it("holds the deadline open, in silence, until a session convenes the candidate", () => {
    expect(firstJuryFinding(kept)).toBe("awaits-outcome");
    expect(firstJuryFinding({ ...kept, state: "enrolled" } as CandidateFile)).toBe("awaits-outcome");
    expect(firstJuryFinding({ ...kept, state: "withdrawn" } as CandidateFile)).toBe("dropped");
    expect(firstJuryDeadline(kept, "2026-06-01")).toMatchObject({
      lastDay: "2027-03-02",
      nextDay: "2027-03-03",
    });
    expect(firstJuryDeadline(trained, "2026-06-01")).toMatchObject({ nextDay: "2026-09-03" });
  });

  it("moves the deadline to the day of that session, and is used by it", () => {
    const scheduled = scheduleFile(kept, testId("ses", 2));
    const moved = takeUpFirstJury(scheduled, "2027-06-01");
    expect(moved).toEqual({ ...scheduled, firstJuryBy: "2027-06-01" });
    expect(takeUpFirstJury(scheduled, "2027-03-02")).toBe(scheduled);
    expect(takeUpFirstJury(scheduled, "2026-12-01")).toBe(scheduled);
    const usual = scheduleFile(trained, testId("ses", 2));
    expect(takeUpFirstJury(usual, "2027-06-01")).toBe(usual);
    const byVae = scheduleFile(fileIn("submitted"), testId("ses", 2));
    expect(takeUpFirstJury(byVae, "2027-06-01")).toBe(byVae);
    const absent = recordAbsence(moved);
    expect(absent).not.toHaveProperty("firstJuryKept");
    expect(firstJuryFinding(absent)).toBe("holds");
    expect(absent).toHaveProperty("firstJuryBy", "2027-06-01");
  });
});
