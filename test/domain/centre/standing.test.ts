import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Approval, approvalDecision, isApproved } from "../../../shared/domain/centre/approval.ts";
import { endingPeriod, standingOf, standingsOf } from "../../../shared/domain/centre/standing.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { today } from "../../support/files.ts";

const ending = endingPeriod(guidePolicy.reminderDays);
const about = { certification: "CMI", service: "vae" } as const;
const approval = (from: string, until: string, changes: Partial<Approval> = {}): Approval => ({
  ...about,
  centreId: "ctr_exemple",
  version: 1,
  from,
  until,
  decidedOn: from,
  ...changes,
});
const at = (...approvals: Approval[]) => standingOf(approvals, about, ending, today);

describe("R-CTR-1: a decision of the CPNEFP", () => {
  it("approves a centre for a day at least: its last day is not before the first", () => {
    const taken = (until: string) =>
      approvalDecision.safeParse({ ...about, from: today, until, decidedOn: today }).success;
    expect([-1, 0, 1].map((days) => taken(addDays(today, days)))).toEqual([false, true, true]);
  });
});

describe("R-CTR-3: where a centre stands for a certification and a service", () => {
  it("in force, ending within 180 days, or ended the day after its last day", () => {
    expect(at(approval("2026-01-01", addDays(today, 181)))).toMatchObject({ standing: "in-force" });
    expect(at(approval("2026-01-01", addDays(today, 180)))).toMatchObject({ standing: "ending" });
    expect(at(approval(today, addDays(today, 181)))).toMatchObject({ standing: "in-force" });
    expect(at(approval("2026-01-01", today))).toMatchObject({ standing: "ending", lastDay: today });
    expect(at(approval("2026-01-01", addDays(today, -1)))).toMatchObject({ standing: "ended" });
  });

  it("an approval that follows without a gap prolongs it, another certification or service does not", () => {
    const ending = approval("2026-01-01", "2027-03-31");
    expect(at(approval("2027-04-01", "2031-03-31"), ending)).toMatchObject({
      standing: "in-force",
      lastDay: "2031-03-31",
    });
    for (const other of [
      approval("2027-04-02", "2031-03-31"),
      approval("2027-04-01", "2031-03-31", { service: "training" }),
      approval("2027-04-01", "2031-03-31", { certification: "CMC" }),
    ])
      expect(at(ending, other)).toMatchObject({ standing: "ending", lastDay: "2027-03-31" });
  });

  it("an approval to come gives nothing yet", () => {
    expect(at(approval("2027-03-01", "2031-03-31"))).toEqual({ ...about, standing: "none" });
    expect(at()).toEqual({ ...about, standing: "none" });
    expect(at(approval("2020-01-01", "2026-12-31"), approval("2027-03-01", "2031-03-31"))).toMatchObject({
      standing: "ended",
      lastDay: "2026-12-31",
    });
  });

  it("gives each certification and service once", () => {
    const all = [
      approval("2026-01-01", "2026-12-31"),
      approval("2027-01-01", "2029-12-31"),
      approval("2026-01-01", "2026-12-31", { service: "training" }),
    ];
    expect(standingsOf(all, ending, today).map(({ service, standing }) => [service, standing])).toEqual([
      ["vae", "in-force"],
      ["training", "ended"],
    ]);
  });

  const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));
  property.prop([
    fc.array(
      fc.tuple(day, day).map(([a, b]) => (a < b ? approval(a, b) : approval(b, a))),
      { maxLength: 6 },
    ),
  ])("agrees with R-CTR-1 day by day: approved until the last day, not the day after", (approvals) => {
    const { standing, lastDay } = standingOf(approvals, about, ending, today);
    const approvedOn = (on: string) => isApproved(approvals, { ...about, on });
    expect(standing === "in-force" || standing === "ending").toBe(approvedOn(today));
    if (!approvedOn(today) || lastDay === undefined) return;
    for (let on = today; on <= lastDay; on = addDays(on, 1)) expect(approvedOn(on)).toBe(true);
    expect(approvedOn(addDays(lastDay, 1))).toBe(false);
  });
});
