import { describe, expect, it } from "vitest";
import { howItGoes, thingsToBring } from "../../../shared/domain/jury/appearance-in-words.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";

describe("R-JURY-4, R-JURY-6: what a candidate reads of their appearance", () => {
  it("how it goes, by the format", () => {
    const said = (format: "presentation" | "interview") => howItGoes({ format, policy: guidePolicy });
    expect(said("presentation")).toContain(
      "une présentation orale avec diaporama (20\u00a0minutes), puis un entretien avec le jury (10\u00a0minutes)",
    );
    expect(said("interview")).toContain("un entretien avec le jury d’environ 30\u00a0minutes");
    expect(said("interview")).toMatch(/quinze minutes avant\.$/);
  });

  it("what to bring: slides to a presentation alone", () => {
    expect(thingsToBring("interview")).toHaveLength(2);
    expect(
      thingsToBring("presentation").filter((thing) => !thingsToBring("interview").includes(thing)),
    ).toEqual([expect.stringContaining("diaporama")]);
  });
});
