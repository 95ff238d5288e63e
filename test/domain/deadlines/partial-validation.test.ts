import { describe, expect, it } from "vitest";
import { versionAtChange } from "../../../shared/domain/deadlines/deadline.ts";
import {
  domainsAtStake,
  joinedDeadlines,
  partialValidation,
  validationDeadlines,
  validationFinding,
} from "../../../shared/domain/deadlines/kinds/partial-validation.ts";
import { type DeadlineOf, deadline } from "../../../shared/domain/deadlines/kinds.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { validityOf } from "../../../shared/domain/validation/acquired-domain.ts";
import type { Holdings } from "../../../shared/domain/validation/holdings.ts";
import { fileIn, testId, today } from "../../support/files.ts";

describe("R-JURY-10, R-DATE-3: what a decision granted in part", () => {
  const [a, b] = [testId("sheet", 1), testId("sheet", 2)];
  const holding = (acquired: Record<string, [string, string]>, version = 1): Holdings => ({
    personId: "amina@example.org",
    certification: "CMI",
    version,
    acquired: Object.fromEntries(
      Object.entries(acquired).map(([code, [decidedOn, sheetId]]) => [
        code,
        { ...validityOf(decidedOn, guidePolicy.partialValidity.vae), sheetId },
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

  it("R-LAW-1: is none for what counts for ever", () => {
    const forEver = { ...one, acquired: { "CMI-1": { decidedOn: today, sheetId: a } } };
    expect(change([none, false], [forEver, false])).toEqual([]);
  });

  it("expires no more once the whole CQP is granted, and again when a correction takes it back", () => {
    expect(change([one, false], [two, true])).toMatchObject([{ id: a, state: "met" }]);
    expect(change([two, true], [one, false])).toMatchObject([{ id: a, state: "running" }]);
  });

  it("R-PER-4: of two persons who become one, what both held runs on, under the name of its file, until one holds the whole", () => {
    const other = { ...holding({ "CMI-3": ["2027-02-02", b] }, 7), personId: "zoe@example.org" };
    const joined = { ...two, version: 8 };
    const told = (after: Holdings[]) =>
      joinedDeadlines([one, other], after, (fileId) => `Dossier ${fileId}`, today).map(
        ({ id, state, label, fileId }) => ({ id, state, named: label === `Dossier ${fileId}` }),
      );
    // Nothing new is granted: nothing changes.
    expect(told([joined])).toEqual([]);
    const whole = { ...joined, certificateNumber: "CQP-1" };
    expect(told([whole])).toEqual([
      { id: a, state: "met", named: true },
      { id: b, state: "met", named: true },
    ]);
    // The version of the one that changed last: what was read of the other can't go before it.
    const [met] = joinedDeadlines([one, other], [whole], () => "", today);
    expect(met?.version).toBe(versionAtChange(8));
    // Another of them holds no certificate: the whole is still granted.
    expect(told([whole, { ...other, acquired: {} }]).map(({ state }) => state)).toEqual(["met", "met"]);
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

  it("is told of the file of the decision and of who follows it", () => {
    const begun = (held: Holdings) =>
      validationDeadlines({ held: none, whole: false }, { held, whole: false }, "Amina Exemple", today);
    const [first] = begun(one);
    expect(deadline.parse(first)).toEqual({
      kind: "partial-validation",
      id: a,
      sheetId: a,
      fileId: testId("file", 1),
      partyId: "ctr_exemple",
      domains: ["CMI-1", "CMI-2"],
      certification: "CMI",
      label: "Amina Exemple",
      version: versionAtChange(1),
      state: "running",
      lastDay: "2029-02-28",
      handledUntil: today,
      nextDay: "2028-09-01",
      reminders: [],
    });
    const [followedByNone] = begun(holding({ "CMI-2": ["2027-02-02", b], "CMI-1": ["2027-02-02", b] }));
    expect(followedByNone).not.toHaveProperty("partyId");
    expect(followedByNone).toMatchObject({ fileId: testId("file", 2), domains: ["CMI-1", "CMI-2"] });
  });

  it("counts on its last day still", () => {
    const last = holding({ "CMI-1": ["2022-02-02", a] });
    expect(change([none, false], [last, false])).toMatchObject([{ id: a, lastDay: today }]);
  });

  it("is none where the file of the decision is not known, as before such were kept", () => {
    const { sheets: _, ...unknown } = one;
    const { sheets: __, ...nothing } = none;
    expect(change([nothing, false], [unknown, false])).toEqual([]);
    expect(change([unknown, false], [nothing, false])).toEqual([]);
    expect(change([one, false], [nothing, false])).toMatchObject([{ id: a, state: "dropped" }]);
  });

  it("is reviewed by what is at stake: that alone is told, and all that it granted where nothing is", () => {
    const held = { sheetId: a, domains: ["CMI-1", "CMI-2"] } as DeadlineOf<"partial-validation">;
    const review = (holdings: Holdings) =>
      partialValidation.review(held, { file: fileIn("partially-validated"), holdings });
    const again = holding({ "CMI-1": ["2029-03-05", b] });
    expect(review(again)).toEqual({ held: { ...held, domains: ["CMI-2"] }, finding: "holds" });
    const both = holding({ "CMI-1": ["2029-03-05", b], "CMI-2": ["2029-03-05", b] });
    expect(review(both)).toEqual({ held, finding: "dropped" });
    expect(review({ ...again, certificateNumber: "CQP-1" }).finding).toBe("met");
  });
});
