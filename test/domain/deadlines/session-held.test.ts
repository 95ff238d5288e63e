import { describe, expect, it } from "vitest";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import { versionAtChange } from "../../../shared/domain/deadlines/deadline.ts";
import { heldDeadline, sessionHeld } from "../../../shared/domain/deadlines/kinds/session-held.ts";
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
    const held = begun();
    expect(deadline.parse(held)).toMatchObject({ state: "running", nextDay: "2027-03-03", version: 1000 });
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
    expect(told("opened", 28)).toEqual([]);
    expect(told("convened", "passed")).toEqual([]);
  });

  it("follows the session: moved with its date, begun where it never was, over once the session has ended", () => {
    const from = session("convened");
    const going = (to: JurySession, before = from) => heldDeadline(before, to, unheld, today);
    expect(going(session("convened"))).toBeUndefined();
    expect(going(session("convened", "2027-03-09"))).toMatchObject({
      lastDay: "2027-04-07",
      nextDay: "2027-03-10",
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
