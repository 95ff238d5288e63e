import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import { experiencePeriod, totalExperience } from "../../../shared/domain/vae/experience.ts";
import { period } from "../../support/files.ts";

const applied = "2027-01-04";
const asked = guidePolicy.vae.experience;

describe("R-VAE-2: 3 years of relevant experience within the 12 years before the application", () => {
  it("counts three civil years, and not one day less", () => {
    expect(totalExperience([period("2021-01-01", "2023-12-31")], applied, asked).sufficient).toBe(true);
    expect(totalExperience([period("2021-01-01", "2023-12-30")], applied, asked).sufficient).toBe(false);
  });

  it("counts overlaps once", () => {
    const twice = [
      period("2021-01-01", "2022-12-31"),
      period("2021-06-01", "2022-06-30", { status: "voluntary" }),
    ];
    expect(totalExperience(twice, applied, asked).days).toBe(730);
  });

  it("counts nothing before the window, on the day of the application or after", () => {
    const total = totalExperience([period("2000-01-01")], applied, asked);
    expect([total.windowFrom, total.windowTo]).toEqual(["2015-01-04", "2027-01-03"]);
    expect(total.days).toBe(4383);
    expect(totalExperience([period("2000-01-01", "2015-01-03")], applied, asked).days).toBe(0);
    expect(totalExperience([period(applied)], applied, asked).days).toBe(0);
  });

  it("counts what the centre found relevant alone", () => {
    expect(
      totalExperience([period("2016-01-01", "2026-12-31", { relevant: false })], applied, asked).days,
    ).toBe(0);
  });

  it("counts a period of one day, and a shared day once", () => {
    const days = (...periods: [string, string][]) =>
      totalExperience(
        periods.map(([from, to]) => period(from, to)),
        applied,
        asked,
      ).days;
    expect(days(["2021-01-01", "2021-01-01"])).toBe(1);
    expect(days(["2021-01-01", "2021-01-03"], ["2021-01-03", "2021-01-05"])).toBe(5);
    expect(days(["2015-01-03", "2015-01-04"], ["2027-01-03", "2027-01-04"])).toBe(2);
  });

  it("takes no period that ends before it begins", () => {
    const read = (from: string, to?: string) => experiencePeriod.safeParse(period(from, to)).success;
    expect([read("2021-01-01"), read("2021-01-01", "2021-01-01")]).toEqual([true, true]);
    expect(read("2021-01-02", "2021-01-01")).toBe(false);
  });

  const anyPeriod = fc
    .tuple(fc.integer({ min: -6000, max: 50 }), fc.integer({ min: 0, max: 2500 }), fc.boolean(), fc.boolean())
    .map(([start, length, relevant, ongoing]) => {
      const from = addDays(applied, start);
      return period(from, ongoing ? undefined : addDays(from, length), { relevant });
    });

  const window: string[] = [];
  for (let day = "2015-01-04"; day <= "2027-01-03"; day = addDays(day, 1)) window.push(day);

  property.prop([fc.array(anyPeriod, { maxLength: 6 })])(
    "agrees with counting days one by one",
    (periods) => {
      const total = totalExperience(periods, applied, asked);
      const days = window.filter((day) =>
        periods.some(({ relevant, from, to }) => relevant && from <= day && (to === undefined || day <= to)),
      );
      expect(total.days).toBe(days.length);
      expect(total.sufficient).toBe(days.length >= 1095);
    },
  );
});
