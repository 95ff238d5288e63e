import { describe, expect, it } from "vitest";
import { outcomeInWords, resultOf } from "../../../shared/domain/validation/printed-sheet.ts";

describe("R-JURY-8, R-JURY-10: what a sheet tells its candidate", () => {
  it("of a domain: its result, and to which day it is valid", () => {
    const title = "Analyser";
    expect(resultOf({ title, result: "not-acquired" })).toBe("non acquis");
    expect(resultOf({ title, result: "already-acquired" })).toBe("acquis antérieurement");
    expect(resultOf({ title, result: "acquired", validUntil: "2029-02-28" })).toBe(
      "acquis, valable jusqu’au mercredi 28 février 2029 inclus",
    );
  });

  it("of the whole: the CQP, a part of it, or nothing", () => {
    const said = (
      validation: "full" | "partial",
      ...results: ("acquired" | "not-acquired" | "already-acquired")[]
    ) =>
      outcomeInWords({
        validation,
        results: results.map((result) => ({ title: "…", result })),
        absence: undefined,
      });
    expect(said("full", "acquired")).toMatch(/délivré en totalité/);
    expect(said("partial", "not-acquired", "acquired")).toMatch(/une partie des domaines/);
    expect(said("partial", "not-acquired", "already-acquired")).toMatch(/une partie des domaines/);
    expect(said("partial", "not-acquired")).toMatch(/^Aucun/);
  });
});
