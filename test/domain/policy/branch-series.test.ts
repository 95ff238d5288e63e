import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { bonusOn } from "../../../shared/domain/certificate/bonus.ts";
import { sessionThreshold } from "../../../shared/domain/jury/waiting-list.ts";
import {
  policyOn,
  type RecordedDecisions,
  recordDecision,
  type SeriesDecision,
  seriesDecision,
} from "../../../shared/domain/policy/branch-series.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { validityOf } from "../../../shared/domain/validation/acquired-domain.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, today } from "../../support/files.ts";

const decidedOn = "2026-11-26";
const permanent = (from: string): SeriesDecision => ({
  series: "partial-validity",
  path: "vae",
  value: "permanent",
  from,
  decidedOn,
});
const record = (...decisions: SeriesDecision[]) =>
  decisions.reduce<RecordedDecisions>((held, one) => recordDecision(held, one, today, noon), []);

describe("R-LAW-1, R-OEMM-2: the dated series of the branch", () => {
  it("are the guide's until a decision takes effect, and by its path from that day on", () => {
    const held = record(permanent("2028-01-01"));
    expect(policyOn(held, "2027-12-31", guidePolicy)).toEqual(guidePolicy);
    const { partialValidity } = policyOn(held, "2028-01-01", guidePolicy);
    expect(validityOf("2028-01-01", partialValidity.vae)).toEqual({ decidedOn: "2028-01-01" });
    expect(validityOf("2028-01-01", partialValidity.training).validUntil).toBe("2033-01-01");
  });

  it("change the notice, the threshold of one or of all certifications, and the value of the point", () => {
    const figure = { from: today, decidedOn };
    const held = record(
      { series: "convocation-notice", value: 21, ...figure },
      { series: "waiting-threshold", value: 3, ...figure },
      { series: "waiting-threshold", certification: "AC", value: 2, ...figure },
      { series: "point-value", value: 900, from: "2028-01-01", decidedOn },
      { series: "point-value", value: 850, ...figure },
    );
    const { jury, bonus } = policyOn(held, today, guidePolicy);
    expect(jury.convocationNotice).toEqual({ count: 21, unit: "day" });
    expect([sessionThreshold("CMI", jury.readyFiles), sessionThreshold("AC", jury.readyFiles)]).toEqual([
      3, 2,
    ]);
    const amounts = [addDays(today, -1), today, "2028-01-01"].map((day) => bonusOn(day, bonus).amountCents);
    expect(amounts).toEqual([120 * 797, 120 * 850, 120 * 900]);
  });

  it("never change what is past: a decision takes effect at the earliest on the day it is recorded", () => {
    const past = refusalOf(() => record(permanent(addDays(today, -1))));
    expect(past).toMatchObject({ code: "series-in-the-past", fields: [{ path: "decision.from" }] });
  });

  it("are a list with an end", () => {
    const decision = permanent(today);
    const full = Array.from({ length: 500 }, () => ({ decision, recordedAt: noon }));
    expect(refusalOf(() => recordDecision(full, decision, today, noon))?.code).toBe("series-full");
    expect(recordDecision(full.slice(1), decision, today, noon)).toHaveLength(500);
  });

  it("have one figure of a kind for a path or certification, in bounds", () => {
    const taken = (value: object) => seriesDecision.safeParse({ ...permanent(today), ...value }).success;
    expect([{}, { value: 5 }, { value: { count: 0, unit: "year" } }, { path: "both" }].map(taken)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  property.prop([
    fc.array(fc.record({ after: fc.nat(900), value: fc.integer({ min: 1, max: 90 }) }), { maxLength: 8 }),
    fc.nat(1000),
  ])(
    "of several, the latest to take effect counts; of those of one day, the last that was recorded",
    (given, day) => {
      const on = addDays(today, day);
      const held = record(
        ...given.map(
          ({ after, value }): SeriesDecision => ({
            series: "convocation-notice",
            value,
            from: addDays(today, after),
            decidedOn,
          }),
        ),
      );
      let counts = { after: -1, value: guidePolicy.jury.convocationNotice.count };
      for (const one of given) if (one.after <= day && one.after >= counts.after) counts = one;
      expect(policyOn(held, on, guidePolicy).jury.convocationNotice.count).toBe(counts.value);
    },
  );
});
