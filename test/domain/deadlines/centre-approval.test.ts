import { describe, expect, it } from "vitest";
import type { Approval } from "../../../shared/domain/centre/approval.ts";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import {
  approvalDeadlineId,
  approvalDeadlines,
  approvalFinding,
  centreApproval,
} from "../../../shared/domain/deadlines/kinds/centre-approval.ts";
import type { Deadline } from "../../../shared/domain/deadlines/kinds.ts";
import { today } from "../../support/files.ts";

describe("R-CTR-1, R-DATE-3: the end of an approval", () => {
  const approval = (from: string, until: string, changes: Partial<Approval> = {}): Approval => ({
    centreId: "ctr_exemple",
    certification: "CMI",
    service: "vae",
    from,
    until,
    decidedOn: from,
    version: 1,
    ...changes,
  });
  const first = approval("2026-01-01", "2027-12-31");
  const held = (approvals: Approval[]) => approvalDeadlines(approvals, [], today);

  it("is a deadline, once, and moves when the record is corrected", () => {
    const [begun] = held([first]);
    expect(begun).toMatchObject({ state: "running", lastDay: "2027-12-31", nextDay: "2027-07-04" });
    expect(approvalDeadlines([first], [begun as Deadline], today)).toEqual([]);
    const later = { ...first, until: "2028-12-31", version: 2 };
    expect(approvalDeadlines([later], [begun as Deadline], today)).toMatchObject([
      { state: "running", lastDay: "2028-12-31", version: 2 },
    ]);
  });

  it("is told by the next run when a correction moves it to a day that is past", () => {
    const [begun] = held([first]);
    const withdrawn = { ...first, until: "2027-01-20", version: 2 };
    const [moved] = approvalDeadlines([withdrawn], [begun as Deadline], today);
    expect(moved).toMatchObject({ state: "running", lastDay: "2027-01-20", nextDay: today });
    expect(advanceDeadline(moved as Deadline, "holds", today)).toMatchObject({ kind: "expired" });
    expect(approvalDeadlines([withdrawn], [moved as Deadline], today)).toEqual([]);
  });

  it("is met by an approval that goes on, for the same certification and service alone", () => {
    const [begun] = held([first]);
    const next = approval("2028-01-01", "2031-12-31");
    expect(approvalDeadlines([first, next], [begun as Deadline], today)).toMatchObject([
      { state: "met", lastDay: "2027-12-31" },
      { state: "running", lastDay: "2031-12-31" },
    ]);
    for (const other of [
      approval("2028-01-02", "2031-12-31"),
      approval("2026-06-01", "2026-12-31"),
      approval("2028-01-01", "2031-12-31", { service: "training" }),
      approval("2028-01-01", "2031-12-31", { certification: "CMC" }),
    ])
      expect(approvalFinding("CMI.vae.2026-01-01", [first, other])).toBe("holds");
    expect(approvalFinding("CMI.vae.2026-01-01", [first, next])).toBe("met");
  });

  it("of two that end on the same day, goes on in the one that began last", () => {
    const second = approval("2026-06-01", "2027-12-31");
    const [one, two] = [first, second].map(approvalDeadlineId);
    const findings = [one, two].map((id = "") => approvalFinding(id, [first, second]));
    expect(findings).toEqual(["met", "holds"]);
    expect(held([first, second]).map(({ id }) => id)).toEqual([two]);
  });

  it("is found among those of its centre, or has no object", () => {
    const other = approval("2026-01-01", "2029-12-31", { service: "training" });
    const [begun] = held([first]);
    if (begun === undefined) throw new Error("no deadline");
    expect(centreApproval.review(begun, [other, first])).toEqual({ held: begun, finding: "holds" });
    expect(centreApproval.review(begun, [other])).toEqual({ held: begun, finding: "dropped" });
    expect(approvalDeadlines([first, other], held([other, first]), today)).toEqual([]);
    const ofAnother = { ...begun, kind: "first-jury" };
    expect(approvalDeadlines([first], [ofAnother], today)).toMatchObject([{ version: 1 }]);
  });

  it("runs again where the approval that went on is taken back, and stays told once it has passed", () => {
    const [begun] = held([first]);
    const next = approval("2028-01-01", "2031-12-31");
    const [met] = approvalDeadlines([first, next], [begun as Deadline], today);
    expect(approvalDeadlines([first, next], [met as Deadline], today).map(({ id }) => id)).toEqual([
      approvalDeadlineId(next),
    ]);
    expect(approvalDeadlines([first], [met as Deadline], today)).toMatchObject([
      { state: "running", lastDay: "2027-12-31", version: 3 },
    ]);
    const expired = { ...(begun as Deadline), state: "expired" as const };
    expect(approvalDeadlines([first], [expired], today)).toEqual([]);
    expect(approvalDeadlines([first, next], [expired], today)).toHaveLength(1);
  });

  it("has no deadline when it is past already", () => {
    expect(held([approval("2020-01-01", "2026-12-31")])).toEqual([]);
  });
});
