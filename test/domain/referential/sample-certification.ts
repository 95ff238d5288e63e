import type { Certification, CertificationCode } from "../../../shared/domain/referential/certification.ts";
import type { CivilDate } from "../../../shared/domain/time/civil-date.ts";

/** A well-formed version with two domains, each with two competences and two criteria of two indicators. */
export function version(code: CertificationCode, inForceFrom: CivilDate): Certification {
  const two = (parent: string, letter: string) =>
    [1, 2].map((rank) => ({ code: `${parent}.${letter}${rank}`, text: `Texte ${rank}` }));
  return {
    code,
    version: inForceFrom.slice(0, 7),
    inForceFrom,
    name: "Certification d’essai",
    juryFormat: "interview",
    gridStatus: "published",
    relevantExperience: "Une expérience.",
    educationLevelNotice: "Aucune équivalence.",
    domains: [1, 2].map((number) => ({
      code: `${code}-${number}`,
      number,
      title: `Domaine ${number}`,
      sharedWith: [],
      interviewQuestions: [],
      competences: two(`${code}-${number}`, "C"),
      criteria: [1, 2].map((rank) => ({
        code: `${code}-${number}.K${rank}`,
        title: `Critère ${rank}`,
        indicators: two(`${code}-${number}.K${rank}`, "I"),
      })),
    })),
  };
}
