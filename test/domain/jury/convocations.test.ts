import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movesBetween } from "../../../shared/domain/jury/appearances.ts";
import {
  assertChangeInTime,
  cancelSession,
  conveneSession,
  convocationsBetween,
  lateReason,
} from "../../../shared/domain/jury/convene.ts";
import { changeSession } from "../../../shared/domain/jury/plan.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { daysBetween } from "../../../shared/domain/time/civil-date.ts";
import { refusalOf } from "../../support/errors.ts";
import { convened, member, members, parts, plan, planned } from "../../support/jury-sessions.ts";

describe("R-JURY-1: files that a session takes from the waiting list, and puts back", () => {
  const [first, second] = planned().slots.map(({ fileId }) => fileId);

  it("all when it is planned, none when it is convened, all back when it is cancelled", () => {
    expect(movesBetween(undefined, planned())).toEqual({ scheduled: [first, second], unscheduled: [] });
    expect(movesBetween(planned(), convened())).toEqual({ scheduled: [], unscheduled: [] });
    const cancelled = cancelSession(convened());
    expect(movesBetween(convened(), cancelled)).toEqual({ scheduled: [], unscheduled: [first, second] });
  });

  it("those alone who come or leave when it changes", () => {
    const one = { ...convened(), slots: convened().slots.slice(1) };
    expect(movesBetween(convened(), one)).toEqual({ scheduled: [], unscheduled: [first] });
    expect(movesBetween(one, convened())).toEqual({ scheduled: [first], unscheduled: [] });
  });
});

describe("R-JURY-6: convocations", () => {
  property.prop([fc.integer({ min: 1, max: 28 })])("leave 15 days before, or have a reason", (day) => {
    const on = `2027-02-${String(day).padStart(2, "0")}`;
    const early = daysBetween(on, plan.date) >= 15;
    const late = { code: "convocation-too-late", fields: [{ path: "lateReason" }] };
    const refused = refusalOf(() => conveneSession(planned(), undefined, on));
    if (early) expect(refused).toBeUndefined();
    else expect(refused).toMatchObject(late);
    expect(conveneSession(planned(), "Urgence", on).state).toBe("convened");
  });

  it("have a reason of some words, where one is given", () => {
    const taken = (reason: string) => lateReason.safeParse(reason).success;
    expect(["Urgence", " ", "x".repeat(2001)].map(taken)).toEqual([true, false, false]);
  });

  it("are updated for all members when the hours of a candidate change, and for that candidate", () => {
    const [first, second] = convened().slots;
    if (first === undefined || second === undefined) throw new Error("no slots");
    const later = { ...convened(), slots: [first, { ...second, start: "10:00", interviewEnd: "10:30" }] };
    expect(
      convocationsBetween(convened(), later).map((sent) => ("fileId" in sent ? sent.fileId : sent.memberId)),
    ).toEqual([second.fileId, ...plan.memberIds]);
  });

  it("go to every candidate and member", () => {
    const sent = convocationsBetween(planned(), convened());
    expect(sent.map(({ kind }) => kind)).toEqual(Array(6).fill("request"));
  });

  /** Another member comes in place of the fourth. */
  const withNewcomer = (session: Parameters<typeof changeSession>[0]) => {
    const newcomer = member(5, "employee");
    return changeSession(
      session,
      { ...plan, memberIds: [...plan.memberIds.slice(0, 3), newcomer.id] },
      { ...parts, members: [...members.slice(0, 3), newcomer] },
      "2027-02-16",
    );
  };

  it("go only to those whom a change concerns", () => {
    const changed = withNewcomer(convened());
    expect(changed.sequence).toBe(1);
    expect(convocationsBetween(convened(), changed)).toEqual([
      { to: "member", memberId: "jur_membre_5", kind: "request" },
      { to: "member", memberId: "jur_membre_4", kind: "cancel" },
    ]);
  });

  it("a member who leaves takes their mark of examination along, those who stay keep theirs (R-JURY-7)", () => {
    const [one, , , four] = plan.memberIds;
    if (one === undefined || four === undefined) throw new Error("no members");
    const examined = {
      ...convened(),
      slots: convened().slots.map((slot) => ({ ...slot, examinedBy: [one, four] })),
    };
    const changed = withNewcomer(examined);
    expect(changed.slots.map(({ examinedBy }) => examinedBy)).toEqual(changed.slots.map(() => [one]));
  });

  it("need a reason when a change convenes a person less than 15 days ahead", () => {
    const moved = changeSession(
      convened(),
      { ...plan, place: { kind: "on-site", address: "Lyon" } },
      parts,
      "2027-02-16",
    );
    const change = (after: JurySession, reason: string | undefined, on: string) =>
      refusalOf(() => assertChangeInTime(convened(), after, reason, on))?.code;
    expect(change(moved, undefined, "2027-02-16")).toBe("convocation-too-late");
    expect(change(moved, "Salle indisponible", "2027-02-16")).toBeUndefined();
    expect(change(moved, undefined, "2027-02-15")).toBeUndefined();
    expect(change(cancelSession(convened()), undefined, "2027-03-01")).toBeUndefined();
    expect(
      refusalOf(() => assertChangeInTime(planned(), planned(), undefined, "2027-03-01")),
    ).toBeUndefined();
  });

  it("are updated for a new place, and cancelled with a higher sequence", () => {
    const moved = changeSession(
      convened(),
      { ...plan, place: { kind: "on-site", address: "Lyon" } },
      parts,
      "2027-02-16",
    );
    expect(convocationsBetween(convened(), moved).map(({ kind }) => kind)).toEqual(Array(6).fill("update"));
    const cancelled = cancelSession(moved);
    expect(cancelled.sequence).toBe(2);
    expect(convocationsBetween(moved, cancelled).map(({ kind }) => kind)).toEqual(Array(6).fill("cancel"));
    expect(convocationsBetween(planned(), cancelSession(planned()))).toEqual([]);
    expect(cancelSession(planned()).sequence).toBe(0);
  });
});
