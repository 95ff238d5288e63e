import { describe, expect, it } from "vitest";
import { domainsToPresent, latestOf, validityOf } from "../../../shared/domain/validation/acquired-domain.ts";
import { testId } from "../../support/files.ts";

const years = (count: number) => ({ count, unit: "year" as const });
const granted = (sheet: number, validity: Parameters<typeof validityOf>[1]) => ({
  ...validityOf("2027-02-02", validity),
  sheetId: testId("sheet", sheet),
});

describe("R-JURY-10, R-LAW-1: a domain that a jury granted", () => {
  it("counts to its last day, included, or for ever", () => {
    const acquired = { A: granted(1, years(5)), B: granted(1, "permanent") };
    const toPresent = (day: string) => domainsToPresent(["A", "B", "C"], acquired, day);
    expect(toPresent("2032-02-02")).toEqual(["C"]);
    expect(toPresent("2032-02-03")).toEqual(["A", "C"]);
    expect(toPresent("2120-01-01")).toEqual(["A", "C"]);
  });

  it("that two have counts as long as the longer; where both end together, as the second says", () => {
    const [short, long, ever] = [granted(1, years(3)), granted(2, years(5)), granted(3, "permanent")];
    const both = (one: typeof short, other: typeof short) => latestOf({ A: one }, { A: other })["A"];
    expect([both(short, long), both(long, short)]).toEqual([long, long]);
    expect([both(ever, long), both(long, ever)]).toEqual([ever, ever]);
    const again = { ...long, sheetId: testId("sheet", 4) };
    expect(both(long, again)).toEqual(again);
    const everAgain = { ...ever, sheetId: testId("sheet", 5) };
    expect(both(ever, everAgain)).toEqual(everAgain);
    expect(latestOf({ A: short }, { B: long })).toEqual({ A: short, B: long });
  });
});
