import { describe, expect, it } from "vitest";
import { measuredUseCases, volumes } from "../../docs/scale/page.ts";
import { keyCalls, keyMonths, prices, pricesOf } from "../../docs/scale/prices.ts";
import { quotas } from "../../docs/scale/quotas.ts";
import {
  costOfOwnKeys,
  costOfResemblances,
  fullestQuotas,
  loadOf,
  monthlyCost,
} from "../../docs/scale/scale.ts";

const measured = measuredUseCases();
const queues = 15;
const total = (files: number) =>
  Object.values(monthlyCost(loadOf(files, measured), queues)).reduce((sum, dollars) => sum + dollars, 0);

describe("what docs/scale.md computes", () => {
  it("is of both paths, from enrolment to a jury's decision, each part with its units", () => {
    expect(measured.length).toBeGreaterThanOrEqual(8);
    for (const { name, requests, invocations, writeUnits, readUnits } of measured) {
      expect(requests, name).toBeGreaterThan(0);
      expect(invocations, name).toBeGreaterThanOrEqual(requests);
      expect(Math.min(writeUnits, readUnits), name).toBeGreaterThan(0);
    }
  });

  it("grows with what is done, and with nothing else: ten times the files are ten times the load", () => {
    const [one, ten] = [loadOf(1000, measured), loadOf(10_000, measured)];
    for (const [name, amount] of Object.entries(one))
      expect(ten[name as keyof typeof ten] / amount, name).toBeCloseTo(10, 6);
  });

  it("costs more for more files, and each the same once what is free is used up", () => {
    const costs = volumes.map(total);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    const [one, two, three] = [total(2e6), total(3e6), total(4e6)];
    expect(three - two).toBeCloseTo(two - one, 2);
  });

  it("charges what is over the free tier alone", () => {
    const load = { ...loadOf(1000, measured), files: 0, tableGigabytes: 26 };
    expect(monthlyCost(load, queues).tableGigabytes).toBeCloseTo(prices.tableGigabytes.dollars, 6);
    expect(monthlyCost({ ...load, tableGigabytes: 25 }, queues).tableGigabytes).toBe(0);
  });

  it("tells the limits by how full they are, each with what to do", () => {
    for (const files of volumes) {
      const parts = fullestQuotas(loadOf(files, measured)).map(({ part }) => part);
      expect(parts).toEqual([...parts].sort((a, b) => b - a));
    }
    for (const { remedy, limit } of quotas) {
      expect(remedy).toMatch(/^(demander|partager|préchauffer|relever|répartir)/);
      expect(limit).toBeGreaterThan(0);
    }
  });

  it("counts what keys of our own would cost: so much for each however few the files, and calls as they come", () => {
    const [few, many] = [1000, 1e6].map((files) => costOfOwnKeys(loadOf(files, measured)));
    expect(few?.keys).toBe(many?.keys);
    expect(few?.keys).toBeGreaterThan(0);
    expect(few?.calls).toBeLessThan(many?.calls ?? 0);
    const ordinary = loadOf(1000, measured);
    expect(costOfOwnKeys({ ...ordinary, files: 0, invocations: 0, events: 0 }).calls).toBe(0);
  });

  it("R-PER-4: counts what grows with those who were born on one day, which stays under a dollar a month", () => {
    const [few, many] = [1000, 1e6].map((files) => costOfResemblances({ files }));
    expect((many?.persons ?? 0) / (few?.persons ?? 1)).toBeCloseTo(1000, 6);
    // 1,000 times the enrolments, each among 1,000 times the persons.
    expect((many?.dollars ?? 0) / (few?.dollars ?? 1)).toBeCloseTo(1e6, 0);
    expect(many?.dollars).toBeLessThan(1);
  });

  it("takes each price from a page of AWS's, as of a day", () => {
    expect(pricesOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { source, dollars } of [...Object.values(prices), keyMonths, keyCalls]) {
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\/$/);
      expect(dollars).toBeGreaterThan(0);
    }
  });
});
