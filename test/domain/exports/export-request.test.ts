import { describe, expect, it } from "vitest";
import {
  expiryPeriod,
  exportRequest,
  filtersOf,
  monthsBetween,
} from "../../../shared/domain/exports/export-request.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { today } from "../../support/files.ts";

const faults = (list: string, period: object) =>
  exportRequest(guidePolicy.exports)
    .safeParse({ list, format: "csv", ...period })
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("the period of an export", () => {
  it("ends where it begins at the earliest", () => {
    expect(faults("enrolments", { from: today, until: today })).toBeUndefined();
    for (const open of [{}, { from: today }, { until: today }, { from: undefined, until: today }])
      expect(faults("enrolments", open)).toBeUndefined();
    expect(faults("enrolments", { from: today, until: "2027-02-01" })).toEqual([
      ["until", "La fin de la période précède son début."],
    ]);
    expect(faults("waiting-list", {})).toBeUndefined();
  });

  it("R-JURY-10: of validations that expire, is as long as the policy lets it be, to the end of the month", () => {
    const of = (list: string, until?: string) => faults(list, { from: "2027-02-02", until });
    expect(of("expiring-validations", "2037-02-28")).toBeUndefined();
    expect(of("expiring-validations")).toBeUndefined();
    expect(of("expiring-validations", "2037-03-01")).toEqual([["until", "La période dépasse dix ans."]]);
    expect(faults("expiring-validations", { until: "2037-03-01" })).toBeUndefined();
    expect(of("certificates", "2037-03-01")).toBeUndefined();
  });
});

describe("a period of days that are none", () => {
  it.each(["aaaa", "2027-02-30", "é".repeat(300)])(
    "is refused by its day, and compared with nothing: %s",
    (day) => {
      for (const period of [
        { from: day, until: today },
        { from: today, until: day },
        { from: day, until: day },
      ])
        expect(faults("expiring-validations", period)?.map(([, message]) => message)).toContain(
          "Date attendue, comme le 3 mars 2026.",
        );
    },
  );
});

describe("R-JURY-10: the days of an export of expiring validations", () => {
  const period = (asked: object) => Object.values(expiryPeriod(asked, guidePolicy.exports, today));

  it.each([
    ["from the day of the request, as many as one may have", {}, [today, "2037-02-02"]],
    ["from another day, as many", { from: "2028-02-29" }, ["2028-02-29", "2038-02-28"]],
    ["to another day", { until: "2029-01-01" }, [today, "2029-01-01"]],
    ["to a day that is past: that day", { until: "2027-01-01" }, ["2027-01-01", "2027-01-01"]],
    ["to the day of the request", { until: today }, [today, today]],
    ["between two days", { from: "2027-01-01", until: "2027-01-05" }, ["2027-01-01", "2027-01-05"]],
  ])("%s", (_, asked, days) => {
    expect(period(asked)).toEqual(days);
  });

  it("touch months, the first and the last included", () => {
    expect(monthsBetween("2026-11-30", "2027-02-01")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
    expect(monthsBetween("2027-02-02", "2027-02-28")).toEqual(["2027-02"]);
    expect(monthsBetween("2027-03-01", "2027-02-28")).toEqual([]);
  });
});

it("what narrows an export is kept in its trace: neither its list nor its format, nor what was not asked", () => {
  expect(
    filtersOf({ list: "enrolments", format: "csv", path: "vae", from: today, until: undefined }),
  ).toStrictEqual({ path: "vae", from: today });
});
