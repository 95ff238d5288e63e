import { describe, expect, it } from "vitest";
import { type Diary, daysOf, engageMembers } from "../../../shared/domain/jury/diary.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";

const session = (n: number, start: string, end: string, state = "planned") =>
  ({
    id: testId("ses", n),
    date: "2027-03-02",
    state,
    members: [{ id: "jur_un" }, { id: "jur_deux" }],
    slots: [{ start, end }],
  }) as unknown as JurySession;
const free = (memberId: string): Diary => ({ memberId, date: "2027-03-02", version: 0, engagements: [] });

describe("a member is never in two sessions at once", () => {
  const busy = () => engageMembers([free("jur_un"), free("jur_deux")], session(1, "09:00", "11:00"));

  it("refuses hours that overlap, member by member", () => {
    for (const [start, end] of [
      ["10:59", "12:00"],
      ["08:00", "09:01"],
      ["09:30", "10:00"],
      ["08:00", "12:00"],
    ] as const)
      expect(refusalOf(() => engageMembers(busy(), session(2, start, end)))?.fields).toHaveLength(2);
  });

  it("takes sessions that follow each other, and lets a session move within its own hours", () => {
    expect(engageMembers(busy(), session(2, "11:00", "12:00"))[0]?.engagements).toHaveLength(2);
    expect(engageMembers(busy(), session(1, "10:00", "12:00"))[0]?.engagements).toEqual([
      { sessionId: testId("ses", 1), start: "10:00", end: "12:00" },
    ]);
  });

  it("frees those who leave, and all when the session is cancelled", () => {
    const moved = { ...session(1, "09:00", "11:00"), members: [{ id: "jur_un" }] } as unknown as JurySession;
    expect(engageMembers(busy(), moved).map(({ engagements }) => engagements.length)).toEqual([1, 0]);
    const cancelled = session(1, "09:00", "11:00", "cancelled");
    expect(engageMembers(busy(), cancelled).map(({ engagements }) => engagements.length)).toEqual([0, 0]);
  });

  it("is told by their place in the jury", () => {
    const held = busy().with(0, free("jur_un"));
    expect(refusalOf(() => engageMembers(held, session(2, "10:00", "12:00")))?.fields).toMatchObject([
      { path: "memberIds.1" },
    ]);
  });

  it("frees them once the session is closed, and on the day that it leaves for another", () => {
    const closed = engageMembers(busy(), session(1, "09:00", "11:00", "closed"));
    expect(closed.flatMap(({ engagements }) => engagements)).toEqual([]);
    const moved = { ...session(1, "09:00", "11:00"), date: "2027-03-03" };
    expect(engageMembers(busy(), moved).flatMap(({ engagements }) => engagements)).toEqual([]);
  });

  it("has the days of a session, one a member", () => {
    expect(daysOf(session(1, "09:00", "11:00"))).toEqual([
      { memberId: "jur_un", date: "2027-03-02" },
      { memberId: "jur_deux", date: "2027-03-02" },
    ]);
  });
});
