import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import type { Diary } from "../../../shared/domain/jury/diary.ts";
import type { JuryMember } from "../../../shared/domain/jury/member.ts";
import { proposeSession } from "../../../shared/domain/jury/proposal.ts";
import { hearingMinutes, planSlots } from "../../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { fileIn, testId } from "../../support/files.ts";

const date = "2027-03-02";
const member = (id: string, changes: Partial<JuryMember> = {}): JuryMember => ({
  id,
  version: 1,
  name: id,
  email: `${id}@jury.example.org`,
  side: "employer",
  organisation: "UGEM",
  representsOemm: false,
  ...changes,
});
const candidate = {
  civilStatus: civilStatusOf("Amina", "Exemple"),
  email: "a@example.org",
  personId: "a@example.org",
};
const files = [1, 2, 3].map((n) =>
  fileIn("submitted", {
    id: testId("file", n),
    candidate: { ...candidate, ...(n === 2 ? { companyId: "cmp_exemple" } : {}) },
  }),
);
/** Whom "jur_autre" is besides what the directory says: one who acts for the second candidate's company. */
const personOf = ({ id }: JuryMember) => ({ companyIds: id === "jur_autre" ? ["cmp_exemple"] : [] });
const propose = (members: readonly JuryMember[], diaries: readonly Diary[] = [], today = "2027-02-01") =>
  proposeSession(
    {
      date,
      files,
      hours: planSlots(Array(3).fill(hearingMinutes("interview", guidePolicy.jury)), "09:00"),
      chairSide: "employee",
      members,
      personOf,
      diaries,
      notice: guidePolicy.jury.convocationNotice,
    },
    today,
  );

describe("a session is proposed before anything is decided", () => {
  it("R-JURY-4: gives each file its hours, one after the other", () => {
    expect(propose([]).slots.map(({ fileId, start, end }) => [fileId, start, end])).toEqual([
      [testId("file", 1), "09:00", "09:45"],
      [testId("file", 2), "09:45", "10:30"],
      [testId("file", 3), "10:30", "11:15"],
    ]);
  });

  it("of no file is no slot, and keeps no member from it", () => {
    const given = { date, files: [], hours: [], chairSide: undefined, diaries: [] };
    const free = member("jur_libre");
    const { slots, members } = proposeSession(
      { ...given, members: [free], personOf, notice: guidePolicy.jury.convocationNotice },
      date,
    );
    expect([slots, members]).toEqual([[], [{ member: free, hindrances: [] }]]);
  });

  it("R-JURY-5: looks at each member as a person, in every capacity of theirs", () => {
    const { members } = propose([member("jur_autre"), member("jur_libre")]);
    expect(members.map(({ member: { id }, hindrances }) => [id, hindrances])).toEqual([
      ["jur_libre", []],
      ["jur_autre", [{ kind: "conflict", fileId: testId("file", 2) }]],
    ]);
  });

  it("R-JURY-5: says who can't sit and why, those who can first", () => {
    const busy = (start: string, end: string): Diary => ({
      memberId: "jur_pris",
      date,
      version: 1,
      engagements: [{ sessionId: testId("ses", 9), start, end }],
    });
    const directory = [
      member("jur_collegue", { companyId: "cmp_exemple" }),
      member("jur_pris"),
      member("jur_libre"),
    ];
    const weighed = (held: Diary) =>
      propose(directory, [held]).members.map(({ member: { id }, hindrances }) => [id, hindrances]);
    expect(weighed(busy("11:14", "12:00"))).toEqual([
      ["jur_libre", []],
      ["jur_collegue", [{ kind: "conflict", fileId: testId("file", 2) }]],
      ["jur_pris", [{ kind: "busy" }]],
    ]);
    for (const [start, end] of [
      ["08:00", "09:00"],
      ["11:15", "12:00"],
    ] as const)
      expect(weighed(busy(start, end))).toContainEqual(["jur_pris", []]);
  });

  it("R-JURY-3, R-JURY-6: proposes the chair's side, and tells when convening would be late", () => {
    expect(propose([])).toMatchObject({ chairSide: "employee", notice: { days: 29, late: false } });
    expect(propose([], [], "2027-02-16").notice).toEqual({ days: 14, late: true });
  });
});
