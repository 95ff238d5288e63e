import { describe, expect, it } from "vitest";
import type { Approval } from "../../../shared/domain/centre/approval.ts";
import { advanceDeadline } from "../../../shared/domain/deadlines/advance.ts";
import {
  approvalDeadlines,
  approvalFinding,
} from "../../../shared/domain/deadlines/kinds/centre-approval.ts";
import { convocationDeadline } from "../../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { firstJuryFinding, lapseFile } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import {
  domainsAtStake,
  validationDeadlines,
  validationFinding,
} from "../../../shared/domain/deadlines/kinds/partial-validation.ts";
import type { Deadline } from "../../../shared/domain/deadlines/kinds.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { validityOf } from "../../../shared/domain/validation/acquired-domain.ts";
import type { Holdings } from "../../../shared/domain/validation/holdings.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";

const today = "2027-02-02";

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
      approval("2028-01-01", "2031-12-31", { service: "training" }),
      approval("2028-01-01", "2031-12-31", { certification: "CMC" }),
    ])
      expect(approvalFinding("CMI.vae.2026-01-01", [first, other])).toBe("holds");
    expect(approvalFinding("CMI.vae.2026-01-01", [first, next])).toBe("met");
  });

  it("has no deadline when it is past already", () => {
    expect(held([approval("2020-01-01", "2026-12-31")])).toEqual([]);
  });
});

describe("R-JURY-6, R-DATE-3: the convocations of a session", () => {
  const session = (date: string, changes: object = {}) =>
    ({
      id: testId("ses", 1),
      version: 3,
      certification: "CMI",
      state: "planned",
      date,
      ...changes,
    }) as unknown as JurySession;

  it("are due 15 days before, with sober reminders", () => {
    expect(
      convocationDeadline(undefined, session("2027-06-30"), guidePolicy.jury.convocationNotice, today),
    ).toMatchObject({
      lastDay: "2027-06-15",
      nextDay: "2027-06-08",
    });
  });

  it("are late at once where the session is too near, which the next run tells unless they went out", () => {
    const late = convocationDeadline(
      undefined,
      session("2027-02-10"),
      guidePolicy.jury.convocationNotice,
      today,
    );
    expect(late).toMatchObject({ state: "running", lastDay: "2027-01-26", nextDay: today });
    if (late === undefined) throw new Error("no deadline");
    expect(advanceDeadline(late, "holds", today)).toMatchObject({ kind: "expired" });
    expect(advanceDeadline(late, "met", today)).toMatchObject({ kind: "closed" });
  });

  it("move with the session, are met once sent, and have no object once it is cancelled", () => {
    const before = session("2027-06-30");
    const goingTo = (changes: object) =>
      convocationDeadline(before, session("2027-06-30", changes), guidePolicy.jury.convocationNotice, today);
    expect(goingTo({})).toBeUndefined();
    expect(goingTo({ date: "2027-07-15" })).toMatchObject({ state: "running", lastDay: "2027-06-30" });
    expect(goingTo({ date: "2027-02-05" })).toMatchObject({ state: "running", nextDay: today });
    expect(goingTo({ state: "convened" })).toMatchObject({ state: "met", closedOn: today });
    expect(goingTo({ state: "cancelled" })).toMatchObject({ state: "dropped" });
  });
});

describe("R-JURY-10, R-DATE-3: what a decision granted in part", () => {
  const [a, b] = [testId("sheet", 1), testId("sheet", 2)];
  const holding = (acquired: Record<string, [string, string]>, version = 1): Holdings => ({
    account: "amina@example.org",
    certification: "CMI",
    version,
    acquired: Object.fromEntries(
      Object.entries(acquired).map(([code, [decidedOn, sheetId]]) => [
        code,
        { ...validityOf(decidedOn, guidePolicy.partialValidity), sheetId },
      ]),
    ),
    sheets: {
      [a]: { fileId: testId("file", 1), partyId: "ctr_exemple" },
      [b]: { fileId: testId("file", 2) },
    },
  });
  const change = (before: [Holdings, boolean], after: [Holdings, boolean]) =>
    validationDeadlines(
      { held: before[0], whole: before[1] },
      { held: after[0], whole: after[1] },
      "Amina Exemple",
      today,
    ).map(({ id, state, lastDay, domains, fileId }) => ({ id, state, lastDay, domains, fileId }));
  const none = holding({}, 0);
  const one = holding({ "CMI-1": ["2024-02-29", a], "CMI-2": ["2024-02-29", a] });
  const two = holding({ "CMI-1": ["2024-02-29", a], "CMI-2": ["2024-02-29", a], "CMI-3": ["2027-02-02", b] });

  it("is one deadline a decision, R-DATE-1: to 28 February five years later", () => {
    expect(change([none, false], [one, false])).toEqual([
      {
        id: a,
        state: "running",
        lastDay: "2029-02-28",
        domains: ["CMI-1", "CMI-2"],
        fileId: testId("file", 1),
      },
    ]);
    expect(change([one, false], [two, false])).toMatchObject([{ id: b, lastDay: "2032-02-02" }]);
  });

  it("expires no more once the whole CQP is granted, and again when a correction takes it back", () => {
    expect(change([one, false], [two, true])).toMatchObject([{ id: a, state: "met" }]);
    expect(change([two, true], [one, false])).toMatchObject([{ id: a, state: "running" }]);
  });

  it("R-JURY-12: a corrected sheet replaces the first", () => {
    const corrected = holding({ "CMI-1": ["2024-02-29", b] });
    expect(change([one, false], [corrected, false])).toMatchObject([
      { id: b, state: "running", domains: ["CMI-1"] },
      { id: a, state: "dropped" },
    ]);
  });

  it("R-DATE-4: what expired unsaid before another decision is told, but for what that one granted again", () => {
    const unsaid = { sheetId: a, domains: ["CMI-1", "CMI-2"] };
    const finding = (acquired: Record<string, [string, string]>) => {
      const atStake = domainsAtStake(unsaid, holding(acquired));
      return [validationFinding(atStake, holding(acquired)), atStake];
    };
    expect(finding({ "CMI-1": ["2024-02-29", a], "CMI-2": ["2024-02-29", a] })).toEqual([
      "holds",
      ["CMI-1", "CMI-2"],
    ]);
    expect(finding({ "CMI-1": ["2029-03-05", b] })).toEqual(["holds", ["CMI-2"]]);
    expect(finding({ "CMI-1": ["2029-03-05", b], "CMI-2": ["2029-03-05", b] })).toEqual(["dropped", []]);
  });

  it("what has expired stays so", () => {
    const old = holding({ "CMI-1": ["2020-01-15", a] });
    expect(change([old, false], [holding({ "CMI-3": ["2027-02-02", b] }), false])).toMatchObject([{ id: b }]);
  });
});

describe("R-TRN-2, R-DATE-4: the first appearance", () => {
  const file = (state: string, changes: object = {}) =>
    ({ path: "training", id: testId("file", 1), state, ...changes }) as unknown as TrainingFile;

  it.each([
    ["enrolled", {}, "holds"],
    ["submitted", {}, "holds"],
    ["scheduled", {}, "awaits-outcome"],
    ["withdrawn", {}, "dropped"],
    ["lapsed", {}, "dropped"],
    ["enrolled", { appearedOn: "2027-01-01" }, "met"],
  ])("of a file that is %s %j: %s", (state, changes, finding) => {
    expect(firstJuryFinding(file(state, changes))).toBe(finding);
  });

  it("lapses a file under way, and no other", () => {
    expect(lapseFile(file("submitted")).state).toBe("lapsed");
    for (const state of ["draft", "scheduled", "certified", "withdrawn", "lapsed"])
      expect(refusalOf(() => lapseFile(file(state)))?.rule).toBe("R-DATE-4");
  });
});
