import { describe, expect, it } from "vitest";
import { howItGoes, thingsToBring } from "../../../shared/domain/jury/appearance-in-words.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";

const onSite = { kind: "on-site" as const, address: "1 rue de l’Exemple" };
const remote = { kind: "remote" as const, url: "https://visio.example.org/jury" };

describe("R-JURY-4, R-JURY-6: what a candidate reads of their appearance", () => {
  it("how it goes, by the format", () => {
    const said = (format: "presentation" | "interview") =>
      howItGoes({ format, place: onSite, policy: guidePolicy });
    expect(said("presentation")).toContain(
      "une présentation orale avec diaporama (20\u00a0minutes), puis un entretien avec le jury (10\u00a0minutes)",
    );
    expect(said("interview")).toContain("un entretien avec le jury d’environ 30\u00a0minutes");
    expect(said("interview")).toMatch(/Merci d’être présent\(e\) quinze minutes avant\.$/);
  });

  it("what to bring: slides to a presentation alone", () => {
    const things = (format: "presentation" | "interview") => thingsToBring({ format, place: onSite }).things;
    expect(things("interview")).toHaveLength(2);
    expect(things("presentation").filter((thing) => !things("interview").includes(thing))).toEqual([
      expect.stringContaining("diaporama"),
    ]);
  });

  it("R-DAY-6: asks of those who are heard from afar what that needs, and nothing to bring", () => {
    expect(howItGoes({ format: "interview", place: remote, policy: guidePolicy })).toMatch(
      /Merci de vous connecter quinze minutes avant\.$/,
    );
    const { title, things } = thingsToBring({ format: "presentation", place: remote });
    expect(title).toBe("À préparer");
    const said = things.join(" ");
    for (const needed of ["à la caméra", "partagé à l’écran", "micro", "calme"])
      expect(said).toContain(needed);
    expect(said).not.toContain("USB");
  });
});
