import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { acquiredAfter } from "../../../shared/domain/validation/apply-decision.ts";
import type { DecisionSheet } from "../../../shared/domain/validation/decision-sheet.ts";
import { holdingsAfter, noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { saysAlready } from "../../../shared/domain/validation/write-sheet.ts";
import { testId } from "../../support/files.ts";

const [first, second, joinedOne] = [testId("sheet", 1), testId("sheet", 2), testId("sheet", 3)];
const codes = ["CMI-1", "CMI-2", "CMI-3"];
const granted = (sheetId: string) => ({ decidedOn: "2026-01-05", validUntil: "2031-01-05", sheetId });
/** A sheet on two domains presented, beside one that counted. */
const sheet = (results: Partial<Record<string, string>>, changes: object = {}) =>
  ({
    id: first,
    fileId: testId("file", 1),
    decidedOn: "2026-03-02",
    validity: guidePolicy.partialValidity.vae,
    acquiredBefore: {},
    results: Object.entries(results).map(([domainCode, result]) => ({ domainCode, result })),
    ...changes,
  }) as unknown as DecisionSheet;
const presented = sheet({ "CMI-1": "already-acquired", "CMI-2": "acquired", "CMI-3": "not-acquired" });

describe("R-JURY-8: what a sheet leaves with its candidate", () => {
  const correction = sheet({ "CMI-2": "not-acquired" }, { id: second, corrects: { sheetId: first } });

  it("names its file, and who follows that, where a party does", () => {
    const origins = [undefined, "cmp_a"].map(
      (partyId) =>
        holdingsAfter(noHoldings("prs_1", "CMI"), presented, { domainCodes: codes, partyId }).sheets,
    );
    const { fileId } = presented;
    expect(origins).toStrictEqual([{ [first]: { fileId } }, { [first]: { fileId, partyId: "cmp_a" } }]);
  });

  it("R-PER-4: a correction leaves what was joined, but for what the sheet that it corrects had granted", () => {
    const joined = { "CMI-1": granted(joinedOne), "CMI-2": granted(first) };
    const held = { ...noHoldings("prs_1", "CMI"), acquired: joined, joined, lastSheetId: first };
    const after = holdingsAfter(held, correction, { domainCodes: codes });
    expect(after).toMatchObject({ acquired: { "CMI-1": granted(joinedOne) }, lastSheetId: second });
    expect(after.joined).toEqual({ "CMI-1": granted(joinedOne) });
    expect(Object.keys(after.acquired)).toEqual(["CMI-1"]);
    const own = { ...held, joined: { "CMI-2": granted(first) } };
    expect(holdingsAfter(own, correction, { domainCodes: codes })).not.toHaveProperty("joined");
  });

  it("a first sheet has nothing beside it", () => {
    const joined = { "CMI-1": granted(joinedOne) };
    const held = { ...noHoldings("prs_1", "CMI"), acquired: joined, joined };
    expect(Object.keys(holdingsAfter(held, presented, { domainCodes: codes }).acquired)).toEqual(["CMI-2"]);
  });

  it("R-DAY-9: doesn't count what a decision that fell had granted before it", () => {
    const rests = { ...presented, acquiredBefore: { "CMI-1": granted(joinedOne) } };
    expect(Object.keys(acquiredAfter(rests, codes))).toEqual(["CMI-1", "CMI-2"]);
    expect(Object.keys(acquiredAfter(rests, codes, [joinedOne]))).toEqual(["CMI-2"]);
  });
});

describe("R-DAY-8: a correction changes something", () => {
  const says = (of: DecisionSheet, domains: Record<string, "acquired" | "not-acquired">) =>
    saysAlready(of, { kind: "decided", domains });

  it("of what was presented, or of what the jury recommends", () => {
    expect(says(presented, { "CMI-2": "acquired", "CMI-3": "not-acquired" })).toBe(true);
    expect(says(presented, { "CMI-2": "acquired" })).toBe(true);
    expect(says(presented, { "CMI-1": "not-acquired", "CMI-2": "acquired" })).toBe(true);
    expect(says(presented, { "CMI-2": "not-acquired" })).toBe(false);
    expect(saysAlready(presented, { kind: "decided", domains: {}, recommendation: "…" })).toBe(false);
  });

  it("R-DAY-2: or makes a decision of an absence, or an absence of a decision", () => {
    const absent = { ...presented, absence: "absent" } as DecisionSheet;
    expect([absent, presented].map((of) => saysAlready(of, { kind: "absent" }))).toEqual([true, false]);
    expect(says(absent, { "CMI-2": "acquired", "CMI-3": "not-acquired" })).toBe(false);
  });
});
