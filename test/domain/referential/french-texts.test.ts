import { describe, expect, test } from "vitest";
import type { Certification } from "../../../shared/domain/referential/certification.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import { faultsOf } from "./french-text.ts";

function textsOf({ name, relevantExperience, educationLevelNotice, domains }: Certification): string[] {
  return [
    name,
    relevantExperience,
    educationLevelNotice,
    ...domains.flatMap((held) => [
      held.title,
      ...held.interviewQuestions,
      ...held.competences.map(({ text }) => text),
      ...held.criteria.flatMap(({ title, indicators }) => [title, ...indicators.map(({ text }) => text)]),
    ]),
  ];
}

describe("R-REF-2 the texts that candidates and juries read are free of extraction faults", () => {
  test.each(certificationVersions)("$code $version", (version) => {
    const texts = textsOf(version);
    expect(texts.length).toBeGreaterThanOrEqual(3 + version.domains.length);
    expect(texts.flatMap((text) => faultsOf(text).map((fault) => `${fault} in « ${text} »`))).toEqual([]);
  });

  test.each(certificationVersions)("$code $version: every text of a list is another", (version) => {
    for (const held of version.domains) {
      const texts = [
        ...held.competences.map(({ text }) => text),
        ...held.criteria.flatMap(({ indicators }) => indicators.map(({ text }) => text)),
      ];
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

describe("the detector of extraction faults", () => {
  test.each([
    "des contrats  adaptés",
    "l'adhérent",
    "Sur quels produits ?",
    "Sur quels produits?",
    "en cours : régime",
    "tableaux de bord, ...",
    "épargne, …",
    "dans les délais a ux bons interlocuteurs",
    "pour l es conseillers",
    "m ieux comprendre",
    "mettre en oeuvre",
    "Etablir les contrats",
    "A partir de quels indicateurs",
    "« adhérent »",
  ])("finds one in « %s »", (text) => {
    expect(faultsOf(text)).not.toEqual([]);
  });

  test.each([
    "Y a-t-il eu des effets sur l’offre d’ici à 2 ans\u00A0?",
    "À partir de quels indicateurs\u00A0? Établir… l’œuvre",
    "Chargé(e) d’accueil et de relation clients/adhérents",
    "«\u00A0adhérent\u00A0»",
  ])("finds none in « %s »", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});
