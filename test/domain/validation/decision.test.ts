import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { type AcquiredDomains, domainsToPresent } from "../../../shared/domain/validation/acquired-domain.ts";
import { acquiredAfter, applyDecision } from "../../../shared/domain/validation/apply-decision.ts";
import { decisionSheet, presentedOn } from "../../../shared/domain/validation/decision-sheet.ts";
import { followCorrection, recordDecision } from "../../../shared/domain/validation/file-outcome.ts";
import {
  assertLastSheet,
  assertNotCertified,
  assertNothingUnderWay,
  holdingsAfter,
  noHoldings,
} from "../../../shared/domain/validation/holdings.ts";
import {
  correctSheet,
  saysAlready,
  sheetNumber,
  writeSheet,
} from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, testId } from "../../support/files.ts";

const validity = guidePolicy.partialValidity.vae;
const codes = ["CMI-1", "CMI-2", "CMI-3"];
const decide = (held: AcquiredDomains, granted: readonly string[], decidedOn: string) => {
  const presented = domainsToPresent(codes, held, decidedOn);
  return applyDecision(codes, held, decisionGranting(presented, granted), {
    decidedOn,
    sheetId: testId("sheet", 1),
    validity,
  });
};

describe("R-JURY-10: domains are valid 5 years from the decision, the last day included", () => {
  const first = () => decide({}, ["CMI-1", "CMI-2"], "2024-02-29");

  it("gives them their last day", () => {
    expect(first().validation).toBe("partial");
    expect(first().acquired["CMI-1"]?.validUntil).toBe("2029-02-28");
  });

  it("does not present valid ones again, and presents expired ones", () => {
    expect(domainsToPresent(codes, first().acquired, "2029-02-28")).toEqual(["CMI-3"]);
    expect(domainsToPresent(codes, first().acquired, "2029-03-01")).toEqual(codes);
  });

  it("grants the whole CQP when the missing domain comes in time, and not a day later", () => {
    expect(decide(first().acquired, ["CMI-3"], "2029-02-28").validation).toBe("full");
    expect(decide(first().acquired, ["CMI-3"], "2029-03-01").validation).toBe("partial");
  });

  const jury = fc.record({ afterDays: fc.integer({ min: 1, max: 1500 }), granted: fc.subarray(codes) });
  property.prop([fc.array(jury, { minLength: 1, maxLength: 6 })])(
    "agrees, over any sequence of juries, with remembering the last grant of each domain",
    (juries) => {
      let held: AcquiredDomains = {};
      const granted = new Map<string, string>();
      let day = "2024-02-29";
      for (const { afterDays, granted: now } of juries) {
        day = addDays(day, afterDays);
        const stillHeld = (code: string) => {
          const on = granted.get(code);
          // Five years later, the last day counts; only 29 February differs, as the 28th.
          return (
            on !== undefined &&
            day <= `${Number(on.slice(0, 4)) + 5}${on.slice(4).replace("-02-29", "-02-28")}`
          );
        };
        const presented = codes.filter((code) => !stillHeld(code));
        expect(domainsToPresent(codes, held, day)).toEqual(presented);
        if (presented.length === 0) return;
        const outcome = decide(held, now, day);
        const kept = new Set(
          codes.filter((code) => stillHeld(code) || (presented.includes(code) && now.includes(code))),
        );
        for (const code of presented) if (now.includes(code)) granted.set(code, day);
        expect(outcome.validation).toBe(kept.size === codes.length ? "full" : "partial");
        expect(Object.keys(outcome.acquired).sort()).toEqual([...kept].sort());
        held = outcome.acquired;
      }
    },
  );
});

describe("R-JURY-8: a sheet says what became of every domain", () => {
  it("those presented, and those that counted already, with their last day while the validation is partial", () => {
    const held = decide({}, ["CMI-1"], "2027-03-02").acquired;
    expect(decide(held, ["CMI-2"], "2028-03-02").results).toEqual([
      { domainCode: "CMI-1", result: "already-acquired", validUntil: "2032-03-02" },
      { domainCode: "CMI-2", result: "acquired", validUntil: "2033-03-02" },
      { domainCode: "CMI-3", result: "not-acquired" },
    ]);
    expect(decide(held, ["CMI-2", "CMI-3"], "2028-03-02").results).toStrictEqual([
      { domainCode: "CMI-1", result: "already-acquired" },
      { domainCode: "CMI-2", result: "acquired" },
      { domainCode: "CMI-3", result: "acquired" },
    ]);
  });

  it("has a number of the session and of the candidate's place in it", () => {
    const slots = [1, 2].map((n) => ({ fileId: testId("file", n) })) as JurySession["slots"];
    const session = { id: testId("ses", 123456), date: "2027-03-02", slots };
    expect(sheetNumber(session, testId("file", 2))).toBe("FD-2027-03-02-123456-02");
  });
});

describe("R-JURY-12: a signed sheet is corrected by another one", () => {
  const file = fileIn("scheduled");
  const partial = {
    kind: "decided" as const,
    domains: { "CMI-1": "acquired" as const, "CMI-2": "not-acquired" as const, "CMI-3": "acquired" as const },
    recommendation: "…",
  };
  const given = {
    id: testId("sheet", 1),
    number: "FD-1",
    sessionId: testId("ses", 1),
    domainCodes: codes,
    acquiredBefore: {},
    decidedOn: "2027-03-02",
    chair: { memberId: "jur_exemple", name: "Camille Exemple" },
    signedAt: noon,
    validity,
  };
  const firstSheet = () => writeSheet(file, partial, given);
  const whole = {
    kind: "decided" as const,
    domains: { "CMI-1": "acquired" as const, "CMI-2": "acquired" as const, "CMI-3": "acquired" as const },
  };
  const bothSheets = () => {
    const first = firstSheet();
    const signed = { id: testId("sheet", 2), domainCodes: codes, signedAt: noon };
    return { first, second: correctSheet(first, whole, signed) };
  };

  it("rules on the domains that the first one presented", () => {
    const later = writeSheet(file, decisionGranting(["CMI-2", "CMI-3"], []), {
      ...given,
      acquiredBefore: acquiredAfter(firstSheet(), ["CMI-1"]),
    });
    expect(presentedOn(later)).toEqual(["CMI-2", "CMI-3"]);
  });

  it("refers to the first, keeps its date, and leaves it as it was", () => {
    const { first, second } = bothSheets();
    expect(second).toMatchObject({
      number: "FD-1-R1",
      corrects: { sheetId: first.id, number: "FD-1" },
      decidedOn: "2027-03-02",
      validation: "full",
    });
    for (const sheet of [second, writeSheet(file, whole, given)])
      expect(sheet).not.toHaveProperty("recommendation");
    expect(decisionSheet.parse(first)).toEqual(first);
    expect(first).toMatchObject({ validation: "partial", recommendation: "…", fileId: file.id });
  });

  it("R-DAY-8: says which of the cells that were presented change, and nothing of those that counted already", () => {
    const acquiredBefore = acquiredAfter(firstSheet(), ["CMI-1"]);
    const first = writeSheet(file, decisionGranting(["CMI-2", "CMI-3"], ["CMI-2"]), {
      ...given,
      acquiredBefore,
    });
    const signed = { id: testId("sheet", 2), domainCodes: codes, signedAt: noon };
    const second = correctSheet(first, decisionGranting(["CMI-2", "CMI-3"], ["CMI-2", "CMI-3"]), signed);
    expect(second.corrects?.changes).toEqual([{ domainCode: "CMI-3", from: "not-acquired", to: "acquired" }]);
  });

  it("R-DAY-8: has nothing to say where the first says it already, an absence too", () => {
    const first = firstSheet();
    const absent = { kind: "absent" as const };
    expect(saysAlready(first, partial)).toBe(true);
    expect(saysAlready(first, { ...partial, recommendation: "Autre." })).toBe(false);
    expect(saysAlready(first, whole)).toBe(false);
    expect(saysAlready(first, absent)).toBe(false);
    const signed = { id: testId("sheet", 2), domainCodes: codes, signedAt: noon };
    const gone = correctSheet(first, absent, signed);
    expect(saysAlready(gone, absent)).toBe(true);
    expect(saysAlready(gone, decisionGranting(codes, []))).toBe(false);
  });

  it("has a number that says which correction it is", () => {
    const signed = { id: testId("sheet", 2), domainCodes: codes, signedAt: noon };
    const corrected = (number: string) => correctSheet({ ...firstSheet(), number }, partial, signed);
    const printed = "FD-2027-03-02-R12345-02";
    expect(["", "-R1", "-R10"].map((rank) => corrected(`${printed}${rank}`).number)).toEqual([
      `${printed}-R1`,
      `${printed}-R2`,
      `${printed}-R11`,
    ]);
    expect(corrected(printed)).toMatchObject({ recommendation: "…" });
  });

  it("is followed by the file, once", () => {
    const { first, second } = bothSheets();
    expect(followCorrection(recordDecision(file, first), second)).toMatchObject({
      state: "certified",
      lastSheetId: second.id,
    });
    const held = holdingsAfter(noHoldings("amina@example.org", "CMI"), first, {
      domainCodes: codes,
    });
    expect(() => assertLastSheet(held, first)).not.toThrow();
    const corrected = holdingsAfter(held, second, { domainCodes: codes, partyId: "ctr_exemple" });
    expect(corrected.sheets).toStrictEqual({
      [second.id]: { fileId: file.id, partyId: "ctr_exemple" },
    });
    expect(corrected.acquired).toEqual(acquiredAfter(second, codes));
    expect(refusalOf(() => assertLastSheet(corrected, first))?.code).toBe("sheet-superseded");
  });

  it("has no field for reasons", () => {
    expect(Object.keys(firstSheet()).filter((key) => /reason|motive/i.test(key))).toEqual([]);
  });
});

describe("R-JURY-12, R-JURY-13: what a decision allows afterwards", () => {
  it("R-JURY-12: no correction while the candidate goes on in another file", () => {
    expect(refusalOf(() => assertNothingUnderWay(testId("file", 2)))?.code).toBe("file-under-way");
    expect(refusalOf(() => assertNothingUnderWay(undefined))).toBeUndefined();
  });

  it("R-JURY-13: the holder of the certificate does not enrol again", () => {
    const held = noHoldings("amina@example.org", "CMI");
    expect(refusalOf(() => assertNotCertified(held))).toBeUndefined();
    expect(refusalOf(() => assertNotCertified({ ...held, certificateNumber: "CQP-EXEMPLE" }))?.code).toBe(
      "already-certified",
    );
  });
});
