import { fc, test } from "@fast-check/vitest";
import { Temporal } from "temporal-polyfill";
import { describe, expect } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainsToPresent } from "../../../shared/domain/validation/acquired-domain.ts";
import type { DecisionSheet } from "../../../shared/domain/validation/decision-sheet.ts";
import { type Holdings, holdingsAfter, noHoldings } from "../../../shared/domain/validation/holdings.ts";
import { correctSheet, writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { fileIn, noon, testId } from "../../support/files.ts";

const validity = guidePolicy.partialValidity.vae;

const codes = ["CMI-1", "CMI-2", "CMI-3", "CMI-4"];

/** A step of a candidate's life: a jury some days later, on what it hears, or the correction of the last sheet. */
const step = fc.record({
  days: fc.integer({ min: 0, max: 1200 }),
  granted: fc.subarray(codes),
  correction: fc.boolean(),
});

/** The rules again, told otherwise: for each domain, the last day of its last grant; nothing else is remembered. */
class Model {
  readonly grants: { code: string; on: Temporal.PlainDate }[] = [];

  valid(code: string, on: Temporal.PlainDate): boolean {
    return this.grants.some((grant) => {
      if (grant.code !== code) return false;
      const sameDay = grant.on.day === 29 && grant.on.month === 2;
      const last = Temporal.PlainDate.from(
        { year: grant.on.year + 5, month: grant.on.month, day: sameDay ? 28 : grant.on.day },
        { overflow: "reject" },
      );
      return Temporal.PlainDate.compare(on, last) <= 0 && Temporal.PlainDate.compare(grant.on, on) <= 0;
    });
  }
}

describe("R-JURY-8, R-JURY-10: validation adds up over sessions and both paths", () => {
  test.prop([fc.array(step, { maxLength: 12 }), fc.integer({ min: 0, max: 2000 })], { numRuns: 500 })(
    "what is presented, kept, expired and granted agrees with a model of the rules",
    (steps, start) => {
      const model = new Model();
      let day = Temporal.PlainDate.from("2024-01-01").add({ days: start });
      let held: Holdings = noHoldings("amina@example.org", "CMI");
      let last: { sheet: DecisionSheet; presented: string[]; before: number } | undefined;
      for (const [index, { days, granted, correction }] of steps.entries()) {
        const corrected = correction ? last : undefined;
        if (corrected === undefined) day = day.add({ days });
        const presented = corrected?.presented ?? domainsToPresent(codes, held.acquired, day.toString());
        if (corrected === undefined)
          expect(presented).toEqual(codes.filter((code) => !model.valid(code, day)));
        if (presented.length === 0) break;
        const decision = { ...decisionGranting(presented, granted), recommendation: "…" };
        const id = testId("sheet", index);
        // The files of both paths come in turn: what is held is the person's.
        const sheet =
          corrected === undefined
            ? writeSheet(fileIn("scheduled", { id: testId("file", index % 2) }), decision, {
                id,
                number: `FD-${index}`,
                sessionId: testId("ses", index),
                domainCodes: codes,
                acquiredBefore: held.acquired,
                decidedOn: day.toString(),
                chair: { memberId: "jur_exemple", name: "Camille Exemple" },
                signedAt: noon,
                validity,
              })
            : correctSheet(corrected.sheet, decision, { id, domainCodes: codes, signedAt: noon });
        held = holdingsAfter(held, sheet, { domainCodes: codes });
        if (corrected !== undefined) model.grants.length = corrected.before;
        last = { sheet, presented, before: model.grants.length };
        model.grants.push(
          ...presented.filter((code) => granted.includes(code)).map((code) => ({ code, on: day })),
        );
        const whole = codes.every((code) => model.valid(code, day));
        expect(sheet.validation).toBe(whole ? "full" : "partial");
        expect(Object.keys(held.acquired).sort()).toEqual(codes.filter((code) => model.valid(code, day)));
      }
    },
  );
});
