import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMinutes,
  addSeconds,
  dateInParis,
  daysBetween,
  mondayOf,
  monthsFrom,
  timeInParis,
} from "../../../shared/domain/time/civil-date.ts";
import { dayBefore, lastDayAfter } from "../../../shared/domain/time/period.ts";

describe("R-DATE-1: periods, in Europe/Paris", () => {
  it("a time of day is that of the clocks there, to the minute before", () => {
    expect(timeInParis("2027-01-15T08:05:59.900Z")).toBe("09:05");
    expect(timeInParis("2027-07-15T22:30:00Z")).toBe("00:30");
  });

  it.each([
    ["2024-02-29", 5, "2029-02-28"],
    ["2024-02-29", 4, "2028-02-29"],
    ["2026-11-24", 5, "2031-11-24"],
    ["2026-01-31", 3, "2029-01-31"],
  ])("%s + %i years ends on %s", (start, years, end) => {
    expect(lastDayAfter(start, { count: years, unit: "year" })).toBe(end);
  });

  it("periods in months end in the same way, periods in days count calendar days", () => {
    expect(lastDayAfter("2027-01-31", { count: 1, unit: "month" })).toBe("2027-02-28");
    expect(lastDayAfter("2027-02-27", { count: 30, unit: "day" })).toBe("2027-03-29");
    expect(dayBefore("2027-03-31", { count: 1, unit: "month" })).toBe("2027-02-28");
  });

  property.prop([
    fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
    fc.integer({ min: 1, max: 12 }),
  ])("ends in the month of its start, on the same day or the month's last one", (date, years) => {
    const start = Temporal.PlainDate.from(date.toISOString().slice(0, 10));
    const end = Temporal.PlainDate.from(lastDayAfter(start.toString(), { count: years, unit: "year" }));
    expect(end.year).toBe(start.year + years);
    expect(end.month).toBe(start.month);
    expect(end.day === start.day || (end.day === end.daysInMonth && start.day > end.day)).toBe(true);
  });

  it("moves by days and counts them, back in time too", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2024-03-01", -2)).toBe("2024-02-28");
    expect(daysBetween("2022-11-26", "2027-11-26")).toBe(1826);
    expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
  });

  it("begins weeks on Monday, and goes through months from that of a day", () => {
    expect(["2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"].map(mondayOf)).toEqual([
      "2026-11-16",
      "2026-11-23",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(monthsFrom("2026-11-30", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
  });

  it("adds minutes up to midnight", () => {
    expect(addMinutes("09:50", 15)).toBe("10:05");
    expect(addMinutes("23:30", 29)).toBe("23:59");
    expect(() => addMinutes("23:30", 30)).toThrow(RangeError);
  });

  const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2000-01-02"), noInvalidDate: true });
  property.prop([moment, fc.integer({ min: 0, max: 1100 }), fc.integer({ min: -1000, max: 1000 })])(
    "moves instants by seconds as clocks tell them, so that they compare as texts",
    (date, later, seconds) => {
      const moved = addSeconds(date.toISOString(), seconds);
      expect(moved).toBe(new Date(date.getTime() + 1000 * seconds).toISOString());
      expect(moved <= new Date(date.getTime() + 1000 * seconds + later).toISOString()).toBe(true);
    },
  );

  it("takes the date of Paris, not of Greenwich", () => {
    expect(dateInParis("2026-06-30T22:30:00Z")).toBe("2026-07-01");
    expect(dateInParis("2026-12-31T22:59:59Z")).toBe("2026-12-31");
    expect(dateInParis("2026-12-31T23:00:00Z")).toBe("2027-01-01");
    const alikeToRead = ["2026-12-31T23:30:00+05:00", "2026-12-31T23:10:00Z"];
    expect(alikeToRead.map(dateInParis)).toEqual(["2026-12-31", "2027-01-01"]);
    expect(dateInParis("2026-12-31T23:00:00+01:00")).toBe("2026-12-31");
  });

  property.prop([
    fc.array(fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }), {
      minLength: 2,
      maxLength: 5,
    }),
  ])("tells the date of each instant of several in turn, with any offset", (dates) => {
    const instants = dates.map((date) => Temporal.Instant.from(date.toISOString()));
    const inParis = instants.map((at) => at.toZonedDateTimeISO("Europe/Paris"));
    const expected = inParis.map((at) => at.toPlainDate().toString());
    expect(instants.map((at) => dateInParis(at.toString()))).toEqual(expected);
    expect(inParis.map((at) => dateInParis(at.toString({ timeZoneName: "never" })))).toEqual(expected);
  });
});
