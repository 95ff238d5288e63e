import { describe, expect, it } from "vitest";
import {
  changesInWords,
  outcomeInWords,
  resultOf,
  signaturesInWords,
  validityInWords,
} from "../../../shared/domain/validation/printed-sheet.ts";

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

  it("R-DAY-2: of an absence, that the jury decided nothing, and whether they were excused", () => {
    const absent = (absence: "absent" | "excused") =>
      outcomeInWords({ validation: "partial", results: [], absence });
    expect(absent("absent")).toMatch(/^Vous étiez absent\(e\)\u00a0: le jury n’a rien décidé/);
    expect(absent("excused")).toMatch(/^Vous étiez absent\(e\), excusé\(e\)\u00a0:/);
  });

  it("R-LAW-1: how long what is acquired counts, or that it counts for ever", () => {
    expect(validityInWords({ validity: { count: 5, unit: "year" } })).toBe(
      "Les domaines acquis le restent cinq ans à compter de la décision.",
    );
    expect(validityInWords({ validity: "permanent" })).toMatch(/sans limite de durée/);
  });

  it("R-DAY-8: what a correction changes", () => {
    const change = { title: "Analyser", from: "not-acquired", to: "acquired" } as const;
    expect(changesInWords({ changes: [change], absence: undefined })).toEqual([
      "Analyser\u00a0: «\u00a0acquis\u00a0» au lieu de «\u00a0non acquis\u00a0».",
    ]);
    expect(changesInWords({ changes: [], absence: undefined })).toEqual([
      "Les résultats par domaine ne changent pas.",
    ]);
    expect(changesInWords({ changes: [change], absence: "absent" })).toEqual([
      "La décision est remplacée par le constat de votre absence.",
    ]);
  });

  it("R-JURY-12, R-DAY-8: who signed, in whose place, and who countersigned", () => {
    const [chairName, other, third] = ["Camille Exemple", "Dominique Exemple", "Sacha Exemple"];
    const none = { standInName: undefined, countersignerName: undefined };
    expect(signaturesInWords({ chairName, ...none })).toEqual(["Camille Exemple, président(e) du jury"]);
    expect(signaturesInWords({ chairName, standInName: other, countersignerName: third })).toEqual([
      "Dominique Exemple, à la place de Camille Exemple, président(e) du jury",
      "contresigné par Sacha Exemple, membre du jury de l’autre collège",
    ]);
  });
});
