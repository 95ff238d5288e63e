import { describe, expect, it } from "vitest";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import { versionAtChange } from "../../../shared/domain/deadlines/deadline.ts";
import {
  convocationDeadline,
  convocationNotice,
  isConvocationOverdue,
} from "../../../shared/domain/deadlines/kinds/convocation-notice.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { testId, today } from "../../support/files.ts";

describe("R-JURY-6, R-DATE-3: the convocations of a session", () => {
  const session = (date: string, changes: object = {}) =>
    ({
      id: testId("ses", 1),
      version: 3,
      certification: "CMI",
      state: "planned",
      date,
      noticeDays: 15,
      ...changes,
    }) as unknown as JurySession;

  it("are due 15 days before, with sober reminders", () => {
    expect(convocationDeadline(undefined, session("2027-06-30"), today)).toMatchObject({
      lastDay: "2027-06-15",
      nextDay: "2027-06-08",
    });
  });

  it("overdue, stay so until they are sent", () => {
    const overdue = (on: string, changes = {}) => isConvocationOverdue(session("2027-06-30", changes), on);
    expect(overdue("2027-06-15")).toBe(false);
    expect(overdue("2027-06-16")).toBe(true);
    expect(overdue("2027-06-29")).toBe(true);
    for (const state of ["convened", "cancelled"]) expect(overdue("2027-06-29", { state })).toBe(false);
  });

  it("R-LAW-1: are due as the notice asks that was in force when the date was set", () => {
    const asked = session("2027-06-30", { noticeDays: 21 });
    expect(convocationDeadline(undefined, asked, today)).toMatchObject({ lastDay: "2027-06-09" });
  });

  it("are late at once where the session is too near, which the next run tells unless they went out", () => {
    const late = convocationDeadline(undefined, session("2027-02-10"), today);
    expect(late).toMatchObject({ state: "running", lastDay: "2027-01-26", nextDay: today });
    if (late === undefined) throw new Error("no deadline");
    expect(advanceDeadline(late, "holds", today)).toMatchObject({ kind: "expired" });
    expect(advanceDeadline(late, "met", today)).toMatchObject({ kind: "closed" });
  });

  it("move with the session, are met once sent, and have no object once it is cancelled", () => {
    const before = session("2027-06-30");
    const goingTo = (changes: object) => convocationDeadline(before, session("2027-06-30", changes), today);
    expect(goingTo({})).toBeUndefined();
    expect(goingTo({ date: "2027-07-15" })).toMatchObject({ state: "running", lastDay: "2027-06-30" });
    expect(goingTo({ date: "2027-02-05" })).toMatchObject({ state: "running", nextDay: today });
    expect(goingTo({ state: "convened" })).toMatchObject({ state: "met", closedOn: today });
    expect(goingTo({ state: "cancelled" })).toMatchObject({ state: "dropped" });
  });

  it("have a version higher at each change of the session than any that runs gave", () => {
    const versionOf = (before: JurySession | undefined, date: string) =>
      convocationDeadline(before, session(date), today)?.version;
    expect(versionOf(undefined, "2027-06-30")).toBe(versionAtChange(1));
    expect(versionOf(session("2027-06-30"), "2027-07-15")).toBe(versionAtChange(4));
  });

  it("are no matter any more once the session was convened, or where they were late already", () => {
    const going = (before: JurySession | undefined, state: string, date = "2027-06-30") =>
      convocationDeadline(before, session(date, { state }), today);
    expect(going(session("2027-06-30", { state: "convened" }), "cancelled")).toBeUndefined();
    expect(going(undefined, "convened")).toBeUndefined();
    const [late, last] = ["2027-02-16", "2027-02-17"];
    expect(going(session(late), "convened", late)).toBeUndefined();
    expect(going(session(last), "convened", last)).toMatchObject({ state: "met" });
  });

  it.each([
    ["planned", "holds"],
    ["convened", "met"],
    ["cancelled", "dropped"],
  ])("of a session that is %s: %s", (state, finding) => {
    const held = convocationDeadline(undefined, session("2027-06-30"), today);
    if (held === undefined) throw new Error("no deadline");
    expect(convocationNotice.review(held, session("2027-06-30", { state }))).toEqual({ held, finding });
  });
});
