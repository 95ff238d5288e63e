import { describe, expect, it } from "vitest";
import { differencesBetween, type Version } from "../../../portal/oemm/referential/differences.ts";

const version = (changes: Partial<Version["domains"][number]> = {}, name = "Conseiller"): Version => ({
  code: "CMI",
  version: "2026-01",
  inForceFrom: "2026-01-01",
  name,
  juryFormat: "presentation",
  gridStatus: "published",
  relevantExperience: "Conseil",
  educationLevelNotice: "Sans équivalence",
  domains: [
    {
      code: "CMI-1",
      number: 1,
      title: "Analyser",
      sharedWith: [],
      interviewQuestions: ["Comment ?"],
      competences: [{ code: "CMI-1-K1", text: "Écouter" }],
      criteria: [
        { code: "CMI-1-C1", title: "Écoute", indicators: [{ code: "CMI-1-C1-I1", text: "Reformule" }] },
      ],
      ...changes,
    },
  ],
});

describe("two versions of a certification, side by side", () => {
  it("differ in nothing where they say the same", () => {
    expect(differencesBetween(version(), version())).toEqual([]);
  });

  it("differ where a line says something else, and nowhere else", () => {
    expect(differencesBetween(version(), version({ title: "Comprendre" }))).toEqual([
      { place: "Domaine CMI-1", before: "Analyser", after: "Comprendre" },
    ]);
  });

  it("differ where one has a line that the other has not", () => {
    const more = version({ interviewQuestions: ["Comment ?", "Pourquoi ?"] });
    expect(differencesBetween(version(), more)).toEqual([
      { place: "Question 2 de CMI-1", before: undefined, after: "Pourquoi ?" },
    ]);
    expect(differencesBetween(more, version())).toEqual([
      { place: "Question 2 de CMI-1", before: "Pourquoi ?", after: undefined },
    ]);
  });
});
