import { describe, expect, it } from "vitest";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import { versionAtChange } from "../../../shared/domain/deadlines/deadline.ts";
import {
  daysToSession,
  heldDeadline,
  remindersOn,
  sessionHeld,
} from "../../../shared/domain/deadlines/kinds/session-held.ts";
import { type Deadline, deadline } from "../../../shared/domain/deadlines/kinds.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { testId, today } from "../../support/files.ts";

const { unheld } = guidePolicy.jury;
const session = (state: JurySession["state"], date = "2027-03-02") =>
  ({ id: testId("ses", 1), version: 3, certification: "CMI", state, date }) as unknown as JurySession;
const begun = () => heldDeadline(undefined, session("planned"), unheld, today) as Deadline;

describe("R-DAY-10: a session to hold on its day", () => {
  it("is looked at the next morning, and ended thirty days after its date", () => {
    const first = begun();
    expect(deadline.parse(first)).toMatchObject({ state: "running", version: 1000 });
    const held = { ...first, nextDay: "2027-03-03", handledUntil: "2027-03-01" };
    expect(advanceDeadline(held, "holds", "2027-03-02")).toEqual({ kind: "nothing" });
    const told = advanceDeadline(held, "holds", "2027-03-03");
    expect(told).toMatchObject({ kind: "reminded", deadline: { nextDay: "2027-04-01" } });
    if (told.kind === "nothing") throw new Error("nothing was told");
    expect(advanceDeadline(told.deadline, "holds", "2027-03-31")).toEqual({ kind: "nothing" });
    expect(advanceDeadline(told.deadline, "holds", "2027-04-01")).toMatchObject({ kind: "expired" });
  });

  it("is told to OEMM alone, where it was not opened, and no more once it is ended", () => {
    const told = (state: JurySession["state"], moment: number | "passed") =>
      sessionHeld.recipients(begun() as never, session(state), moment).map(({ party }) => party);
    expect(told("planned", 28)).toEqual(["oemm"]);
    expect(told("convened", 28)).toEqual(["oemm"]);
    expect(told("planned", 29)).toEqual([]);
    expect(told("opened", 28)).toEqual([]);
    expect(told("convened", 30)).toEqual([]);
    expect(told("convened", "passed")).toEqual([]);
  });

  it("follows the session: moved with its date, begun where it never was, over once the session has ended", () => {
    const from = session("convened");
    const going = (to: JurySession, before = from) => heldDeadline(before, to, unheld, today);
    expect(going(session("convened"))).toBeUndefined();
    expect(going(session("convened", "2027-03-09"))).toMatchObject({
      lastDay: "2027-04-07",
      nextDay: "2027-03-02",
      version: versionAtChange(4),
    });
    expect(going(session("opened"))).toMatchObject({ state: "running" });
    expect(going(session("cancelled"))).toMatchObject({ state: "dropped", closedOn: today });
    expect(going(session("closed"), session("opened"))).toMatchObject({ state: "met" });
    // Opened weeks later, it is ended by the next run.
    expect(heldDeadline(from, session("opened"), unheld, "2027-04-02")).toMatchObject({
      state: "running",
      nextDay: "2027-04-02",
    });
  });

  it.each([
    ["planned", "holds"],
    ["convened", "holds"],
    ["opened", "holds"],
    ["closed", "met"],
    ["cancelled", "dropped"],
  ] as const)("of one that is %s: %s", (state, finding) => {
    const held = begun() as Parameters<typeof sessionHeld.review>[0];
    expect(sessionHeld.review(held, session(state))).toEqual({ held, finding });
  });
});

describe("R-DAY-5: reminders of a session", () => {
  const member = (n: number) => ({ id: testId("jur", n) });
  const slot = (n: number, given: object = {}) => ({ fileId: testId("file", n), examinedBy: [], ...given });
  const whole = (state: JurySession["state"], slots: object[]) =>
    ({
      ...session(state),
      members: [member(1), member(2)],
      chair: member(1).id,
      slots,
    }) as unknown as JurySession;
  const signed = { signature: { signedAt: "2027-03-02T10:00:00Z" } };
  const on = (one: JurySession, days: number) =>
    remindersOn(one, days, guidePolicy.reminderDays).map((told) =>
      [told.to, "because" in told ? told.because : "", "memberId" in told ? told.memberId.slice(-1) : ""]
        .join(" ")
        .trim(),
    );

  it("go out seven, three and one days before, and on the morning after", () => {
    const held = heldDeadline(undefined, session("convened"), unheld, "2027-02-02") as Deadline;
    const days: string[] = [];
    let running = held;
    for (let n = 0; n < 4 && running.nextDay !== undefined; n++) {
      const step = advanceDeadline(running, "holds", running.nextDay);
      if (step.kind !== "reminded") throw new Error(step.kind);
      const { lastDay } = running;
      days.push(`${running.nextDay} ${daysToSession("2027-03-02", lastDay, step.daysBefore)}`);
      running = step.deadline;
    }
    expect(days).toEqual(["2027-02-23 7", "2027-02-27 3", "2027-03-01 1", "2027-03-03 -1"]);
  });

  it("tell members and candidates who are convened, a week and the day before", () => {
    for (const days of [7, 1])
      expect(on(whole("convened", [slot(1), slot(2)]), days)).toEqual([
        "candidate",
        "candidate",
        "member soon 1",
        "member soon 2",
      ]);
    expect(on(whole("planned", [slot(1)]), 7)).toEqual([]);
    expect(on(whole("convened", [slot(1)]), -1)).toEqual([]);
  });

  it("tell the members who have not examined every file, three days before", () => {
    const examined = slot(1, { examinedBy: [member(1).id, member(2).id] });
    expect(on(whole("convened", [examined, slot(2, { examinedBy: [member(1).id] })]), 3)).toEqual([
      "member unexamined 2",
    ]);
    expect(on(whole("convened", [examined]), 3)).toEqual([]);
  });

  it("tell the chair and OEMM of outcomes not signed, the day after", () => {
    expect(on(whole("opened", [slot(1, signed), slot(2)]), -1)).toEqual([
      "member unsigned 1",
      "oemm unsigned",
    ]);
    expect(on(whole("opened", [slot(1, signed)]), -1)).toEqual([]);
    for (const days of [1, 0]) expect(on(whole("opened", [slot(1)]), days)).toEqual([]);
  });
});
