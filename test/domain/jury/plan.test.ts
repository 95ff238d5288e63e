import { describe, expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { changeSession, sessionPlan } from "../../../shared/domain/jury/plan.ts";
import { sessionHours } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { validityOf } from "../../../shared/domain/validation/acquired-domain.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, registeredEnrolment, testId } from "../../support/files.ts";
import { convened, files, members, parts, plan, planned } from "../../support/jury-sessions.ts";

describe("what OEMM plans", () => {
  const faults = (changes: object) =>
    sessionPlan(guidePolicy.jury)
      .safeParse({ ...plan, memberIds: [1, 2, 3, 4].map((n) => testId("jur", n)), ...changes })
      .error?.issues.map(({ path, message }) => `${path.join(".")}\u00a0: ${message}`);

  it("names each member and each candidate once, and breaks that end after they begin", () => {
    expect(faults({})).toBeUndefined();
    expect(faults({ memberIds: [1, 2, 3, 3].map((n) => testId("jur", n)) })).toEqual([
      "memberIds\u00a0: Un membre figure deux fois.",
    ]);
    expect(faults({ fileIds: [testId("file", 1), testId("file", 1)] })).toEqual([
      "fileIds\u00a0: Un candidat figure deux fois.",
    ]);
    const ending = (to: string) => faults({ breaks: [{ from: "12:00", to }] });
    expect(ending("12:01")).toBeUndefined();
    for (const to of ["12:00", "11:59"])
      expect(ending(to)).toEqual(["breaks.0.to\u00a0: La fin précède le début."]);
    const { breaks: _, ...without } = { ...plan, memberIds: [1, 2, 3, 4].map((n) => testId("jur", n)) };
    expect(sessionPlan(guidePolicy.jury).parse(without).breaks).toEqual([]);
  });
});

describe("R-JURY-1, R-JURY-4: a session is made from its plan", () => {
  it("has for each candidate the hours and the domains to present that day (R-JURY-10)", () => {
    const until = (decidedOn: string) => ({
      "CMI-1": { ...validityOf(decidedOn, guidePolicy.partialValidity.vae), sheetId: testId("sheet", 1) },
    });
    const acquired = ({ id }: CandidateFile) => until(id === files[0]?.id ? "2022-03-02" : "2022-03-01");
    const session = planned({ acquired } as object);
    expect(session).toMatchObject({
      state: "planned",
      version: 1,
      sequence: 0,
      createdAt: noon,
      format: "presentation",
      place: plan.place,
      members,
    });
    expect(session.slots).toEqual(
      [
        { start: "09:00", interviewEnd: "09:30", end: "09:45", domains: ["CMI-2"] },
        { start: "09:45", interviewEnd: "10:15", end: "10:30", domains: ["CMI-1", "CMI-2"] },
      ].map((slot, rank) => ({
        ...slot,
        fileId: files[rank]?.id,
        candidate: files[rank]?.candidate,
        referentialVersion: "2013-01",
        examinedBy: [],
      })),
    );
    expect(sessionHours(session)).toEqual({ start: "09:00", end: "10:30" });
    expect(sessionHours({ slots: session.slots.toReversed() })).toEqual({ start: "09:00", end: "10:30" });
  });

  it("is not in the past, and may be of the day", () => {
    expect(refusalOf(() => planned({}, "2027-03-03"))).toMatchObject({
      code: "session-in-the-past",
      fields: [{ path: "date" }],
    });
    expect(refusalOf(() => planned({}, "2027-03-02"))).toBeUndefined();
  });

  it("hears candidates of one certification", () => {
    for (const rank of [0, 1]) {
      const mixed = files.with(rank, fileIn("submitted", { certification: "CRD" }));
      expect(refusalOf(() => planned({ files: mixed }))).toMatchObject({
        code: "wrong-certification",
        fields: [{ path: `fileIds.${rank}` }],
      });
    }
  });

  it("R-TRN-2: hears a trained candidate for the first time in the years that follow their enrolment", () => {
    const hearing = (firstJuryBy: string, changes: object = {}) => {
      const file = { ...registeredEnrolment(testId("file", 2), "2024-03-01"), firstJuryBy, ...changes };
      return refusalOf(() => planned({ files: files.with(1, file as never) }));
    };
    expect(hearing("2027-03-01")).toMatchObject({
      code: "first-jury-too-late",
      fields: [{ path: "fileIds.1", message: expect.stringContaining("1er mars 2027") }],
    });
    expect(hearing("2027-03-02")).toBeUndefined();
    expect(hearing("2027-03-01", { appearedOn: "2026-10-01" })).toBeUndefined();
    // R-DAY-10: a session that had convened them was not held.
    expect(hearing("2027-03-01", { firstJuryKept: "2027-02-01" })).toBeUndefined();
  });
});

describe("R-JURY-6: a session is changed", () => {
  it("with a higher sequence once it is convened, and none before", () => {
    const elsewhere = { ...plan, place: { kind: "on-site" as const, address: "Lyon" }, date: "2027-03-04" };
    const change = (session: Parameters<typeof changeSession>[0]) =>
      changeSession(session, elsewhere, parts, "2027-02-16");
    expect(change(planned())).toEqual({ ...planned(), date: elsewhere.date, place: elsewhere.place });
    expect(change(convened())).toEqual({
      ...convened(),
      date: elsewhere.date,
      place: elsewhere.place,
      sequence: 1,
    });
    expect(change({ ...convened(), sequence: 4 }).sequence).toBe(5);
  });

  it("R-JURY-6: keeps the notice that it was planned with, but for another day, which has that of today", () => {
    const policy = {
      ...guidePolicy,
      jury: { ...guidePolicy.jury, convocationNotice: { count: 21, unit: "day" as const } },
    };
    const change = (date: string) =>
      changeSession(convened(), { ...plan, date }, { ...parts, policy }, "2027-02-01").noticeDays;
    expect(change(plan.date)).toBe(convened().noticeDays);
    expect(convened().noticeDays).not.toBe(21);
    expect(change("2027-03-11")).toBe(21);
  });

  it("R-JURY-7: a candidate who comes in is examined by none yet", () => {
    const newcomer = fileIn("submitted", { id: testId("file", 3) });
    const changed = changeSession(
      convened(),
      plan,
      { ...parts, files: files.with(1, newcomer) },
      "2027-02-16",
    );
    expect(changed.slots[1]).toMatchObject({ fileId: newcomer.id, examinedBy: [] });
  });
});
