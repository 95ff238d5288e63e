import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkComposition } from "../../../shared/domain/jury/composition.ts";
import {
  assertChangeInTime,
  cancelSession,
  conveneSession,
  convocationsBetween,
} from "../../../shared/domain/jury/convene.ts";
import type { JuryMember } from "../../../shared/domain/jury/member.ts";
import { changeSession, planSession, type SessionPlan } from "../../../shared/domain/jury/plan.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import {
  closeSession,
  openSession,
  recordOutcome,
  signOutcome,
} from "../../../shared/domain/jury/sitting.ts";
import { hearingMinutes, planSlots } from "../../../shared/domain/jury/slots.ts";
import { sessionThreshold } from "../../../shared/domain/jury/waiting-list.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { daysBetween } from "../../../shared/domain/time/civil-date.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";

const member = (n: number, side: JuryMember["side"], changes: Partial<JuryMember> = {}): JuryMember => ({
  id: `jur_membre_${n}`,
  version: 1,
  name: `Membre ${n}`,
  email: `membre-${n}@example.org`,
  side,
  organisation: "Exemple",
  representsOemm: false,
  ...changes,
});
const members = [member(1, "employer"), member(2, "employer"), member(3, "employee"), member(4, "employee")];
const files = [1, 2].map((n) =>
  fileIn("submitted", {
    id: testId("file", n),
    candidate: {
      account: `c${n}@example.org`,
      firstName: "Camille",
      lastName: `${n}`,
      email: `c${n}@example.org`,
    },
  }),
);
const plan: SessionPlan = {
  date: "2027-03-02",
  startTime: "09:00",
  breaks: [],
  place: { kind: "on-site", address: "Paris" },
  memberIds: members.map(({ id }) => id),
  fileIds: files.map(({ id }) => id),
};
const domainCodes = ["CMI-1", "CMI-2"];
const parts = {
  members,
  files,
  format: "presentation" as const,
  domainCodes: () => domainCodes,
  acquired: () => ({}),
  policy: guidePolicy,
};
const notice = guidePolicy.jury.convocationNotice;
const minutes = {
  presentation: hearingMinutes("presentation", guidePolicy.jury),
  interview: hearingMinutes("interview", guidePolicy.jury),
};
const planned = (changes: Partial<typeof parts> = {}, on = "2027-02-02") =>
  planSession({ id: testId("ses", 1), certification: "CMI", plan, ...parts, ...changes }, on, noon);
const convened = conveneSession(planned(), undefined, notice, "2027-02-15");
const opened = () =>
  openSession(convened, { chair: "jur_membre_1", present: plan.memberIds }, undefined, plan.date).session;
const decision = {
  kind: "decided" as const,
  domains: { "CMI-1": "acquired" as const, "CMI-2": "not-acquired" as const },
  recommendation: "Approfondir.",
};

describe("R-JURY-2: two employers and two employees", () => {
  it.each([
    ["three of one side", [members[0], members[1], member(5, "employer"), members[2]]],
    ["the same person twice", [members[0], members[0], members[2], members[3]]],
    [
      "two OEMM representatives",
      [
        member(5, "employer", { representsOemm: true }),
        member(6, "employer", { representsOemm: true }),
        members[2],
        members[3],
      ],
    ],
    ["three members", members.slice(1)],
  ])("refuses %s", (_, jury) => {
    expect(refusalOf(() => checkComposition(jury as JuryMember[], guidePolicy.jury.members))?.rule).toBe(
      "R-JURY-2",
    );
  });

  it("accepts one OEMM representative among the employers", () => {
    const jury = [member(5, "employer", { representsOemm: true }), ...members.slice(1)];
    expect(refusalOf(() => checkComposition(jury, guidePolicy.jury.members))).toBeUndefined();
  });
});

describe("R-JURY-1: the number of ready files", () => {
  it("is the usual one, or a certification's own", () => {
    const readyFiles = { usual: 4, of: { AC: 2 } };
    expect(sessionThreshold("CMI", readyFiles)).toBe(4);
    expect(sessionThreshold("AC", readyFiles)).toBe(2);
  });
});

describe("R-JURY-4: slots by format, never overlapping", () => {
  it("plans 20 + 10 + 15 minutes for a presentation, 30 + 15 for an interview", () => {
    expect(planSlots(minutes.presentation, "09:00", 2)).toEqual([
      { start: "09:00", interviewEnd: "09:30", end: "09:45" },
      { start: "09:45", interviewEnd: "10:15", end: "10:30" },
    ]);
    expect(planSlots(minutes.interview, "14:00", 1)).toEqual([
      { start: "14:00", interviewEnd: "14:30", end: "14:45" },
    ]);
  });

  it("begins after a break that a slot would run into", () => {
    expect(
      planSlots(minutes.interview, "11:30", 2, [{ from: "12:00", to: "13:30" }]).map(({ start }) => start),
    ).toEqual(["13:30", "14:15"]);
  });

  it("refuses more candidates than the day can hold", () => {
    expect(refusalOf(() => planSlots(minutes.interview, "20:00", 6))?.code).toBe("day-too-short");
  });

  const time = fc
    .tuple(fc.integer({ min: 7, max: 13 }), fc.constantFrom(0, 15, 30, 45))
    .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
  property.prop([
    time,
    fc.integer({ min: 1, max: 10 }),
    time,
    fc.constantFrom("presentation" as const, "interview" as const),
  ])("no slot overlaps another or a break", (start, count, from, format) => {
    const pause = { from, to: `${String(Number(from.slice(0, 2)) + 1).padStart(2, "0")}${from.slice(2)}` };
    const slots = planSlots(minutes[format], start, count, [pause]);
    expect(slots).toHaveLength(count);
    const busy = [...slots, { start: pause.from, end: pause.to }].sort((a, b) =>
      a.start < b.start ? -1 : 1,
    );
    for (const [index, slot] of busy.slice(1).entries())
      expect(slot.start >= (busy[index]?.end ?? "")).toBe(true);
  });
});

describe("R-JURY-5: conflicts of interest", () => {
  it.each([
    ["the candidate", { email: "C1@example.org" }],
    ["a colleague", { companyId: "cmp_exemple" }],
  ])("refuses %s on the jury", (_, changes) => {
    const [first, second] = files;
    const employed = { ...first?.candidate, companyId: "cmp_exemple" };
    const heard = [{ ...first, candidate: employed }, second] as typeof files;
    const refusal = refusalOf(() =>
      planned({ members: [member(1, "employer", changes), ...members.slice(1)], files: heard }),
    );
    expect(refusal).toMatchObject({ rule: "R-JURY-5", fields: [{ path: "memberIds.0" }] });
  });
});

describe("R-JURY-6: convocations", () => {
  property.prop([fc.integer({ min: 1, max: 28 })])("leave 15 days before, or have a reason", (day) => {
    const on = `2027-02-${String(day).padStart(2, "0")}`;
    const early = daysBetween(on, plan.date) >= 15;
    expect(refusalOf(() => conveneSession(planned(), undefined, notice, on))?.code).toBe(
      early ? undefined : "convocation-too-late",
    );
    expect(conveneSession(planned(), "Urgence", notice, on).state).toBe("convened");
  });

  it("go to every candidate and member", () => {
    const sent = convocationsBetween(planned(), convened);
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
    const changed = withNewcomer(convened);
    expect(changed.sequence).toBe(1);
    expect(convocationsBetween(convened, changed)).toEqual([
      { to: "member", memberId: "jur_membre_5", kind: "request" },
      { to: "member", memberId: "jur_membre_4", kind: "cancel" },
    ]);
  });

  it("a member who leaves takes their mark of examination along, those who stay keep theirs (R-JURY-7)", () => {
    const [one, , , four] = plan.memberIds;
    if (one === undefined || four === undefined) throw new Error("no members");
    const examined = {
      ...convened,
      slots: convened.slots.map((slot) => ({ ...slot, examinedBy: [one, four] })),
    };
    const changed = withNewcomer(examined);
    expect(changed.slots.map(({ examinedBy }) => examinedBy)).toEqual(changed.slots.map(() => [one]));
  });

  it("need a reason when a change convenes a person less than 15 days ahead", () => {
    const moved = changeSession(
      convened,
      { ...plan, place: { kind: "on-site", address: "Lyon" } },
      parts,
      "2027-02-16",
    );
    const change = (after: JurySession, reason: string | undefined, on: string) =>
      refusalOf(() => assertChangeInTime(convened, after, reason, notice, on))?.code;
    expect(change(moved, undefined, "2027-02-16")).toBe("convocation-too-late");
    expect(change(moved, "Salle indisponible", "2027-02-16")).toBeUndefined();
    expect(change(moved, undefined, "2027-02-15")).toBeUndefined();
    expect(change(cancelSession(convened), undefined, "2027-03-01")).toBeUndefined();
    expect(
      refusalOf(() => assertChangeInTime(planned(), planned(), undefined, notice, "2027-03-01")),
    ).toBeUndefined();
  });

  it("are updated for a new place, and cancelled with a higher sequence", () => {
    const moved = changeSession(
      convened,
      { ...plan, place: { kind: "on-site", address: "Lyon" } },
      parts,
      "2027-02-16",
    );
    expect(convocationsBetween(convened, moved).map(({ kind }) => kind)).toEqual(Array(6).fill("update"));
    const cancelled = cancelSession(moved);
    expect(cancelled.sequence).toBe(2);
    expect(convocationsBetween(moved, cancelled).map(({ kind }) => kind)).toEqual(Array(6).fill("cancel"));
    expect(convocationsBetween(planned(), cancelSession(planned()))).toEqual([]);
  });
});

describe("R-JURY-3, R-JURY-9: the chair and the quorum", () => {
  const open = (chair: string, present: string[], previous?: "employer" | "employee", on = plan.date) =>
    refusalOf(() => openSession(convened, { chair, present }, previous, on))?.code;

  it("alternates the chair between the sides", () => {
    expect(open("jur_membre_1", plan.memberIds, "employer")).toBe("chair-side");
    expect(open("jur_membre_3", plan.memberIds, "employer")).toBeUndefined();
    expect(open("jur_membre_1", plan.memberIds)).toBeUndefined();
  });

  it("wants the chair and one member of each side present", () => {
    expect(open("jur_membre_1", ["jur_membre_1", "jur_membre_3"])).toBeUndefined();
    expect(open("jur_membre_1", ["jur_membre_1", "jur_membre_2"])).toBe("quorum");
    expect(open("jur_membre_1", ["jur_membre_2", "jur_membre_3"])).toBe("quorum");
  });

  it("knows the convened members alone, and not before the day", () => {
    expect(open("jur_autre", plan.memberIds)).toBe("not-a-member");
    expect(open("jur_membre_1", plan.memberIds, undefined, "2027-03-01")).toBe("session-not-today");
  });
});

describe("R-JURY-8, R-JURY-12: outcomes and signature", () => {
  const fileId = files[0]?.id ?? "";

  it("decides on the domains presented, all of them and no other", () => {
    const wrong = (domains: object) =>
      refusalOf(() =>
        recordOutcome(opened(), fileId, { ...decision, domains: domains as typeof decision.domains }),
      )?.code;
    expect(wrong({ "CMI-1": "acquired" })).toBe("domains-mismatch");
    expect(wrong({ ...decision.domains, "CMI-3": "acquired" })).toBe("domains-mismatch");
    expect(wrong(decision.domains)).toBeUndefined();
  });

  it("says what to deepen on a partial result (R-JURY-11)", () => {
    const { recommendation: _, ...silent } = decision;
    expect(refusalOf(() => recordOutcome(opened(), fileId, silent))?.rule).toBe("R-JURY-11");
  });

  it("can be corrected until it is signed, and not afterwards", () => {
    const recorded = recordOutcome(recordOutcome(opened(), fileId, { kind: "absent" }), fileId, decision);
    const { session } = signOutcome(recorded, fileId, { signedAt: noon, sheetId: testId("sheet", 1) });
    expect(refusalOf(() => recordOutcome(session, fileId, { kind: "absent" }))?.code).toBe("outcome-signed");
    expect(
      refusalOf(() => signOutcome(session, fileId, { signedAt: noon, sheetId: testId("sheet", 2) }))?.code,
    ).toBe("outcome-signed");
    expect(refusalOf(() => closeSession(session))?.fields).toHaveLength(1);
  });
});
