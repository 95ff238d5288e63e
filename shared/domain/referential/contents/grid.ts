import type { CertificationCode, Domain } from "../certification.ts";

/** A domain as the guide prints it: texts alone; their codes come from their places. */
export interface PrintedDomain {
  title: string;
  sharedWith?: readonly CertificationCode[];
  interviewQuestions?: readonly string[];
  competences?: readonly string[];
  /** Indicators by criterion. */
  criteria?: Readonly<Record<string, readonly string[]>>;
}

/** The domains of a certification with the codes of their places (`CMI-1.K2.I3`). */
export function codedDomains(code: CertificationCode, printed: readonly PrintedDomain[]): Domain[] {
  return printed.map((domain, index) => {
    const domainCode = `${code}-${index + 1}`;
    return {
      code: domainCode,
      number: index + 1,
      title: domain.title,
      sharedWith: [...(domain.sharedWith ?? [])],
      interviewQuestions: [...(domain.interviewQuestions ?? [])],
      competences: (domain.competences ?? []).map((text, rank) => ({
        code: `${domainCode}.C${rank + 1}`,
        text,
      })),
      criteria: Object.entries(domain.criteria ?? {}).map(([title, indicators], rank) => ({
        code: `${domainCode}.K${rank + 1}`,
        title,
        indicators: indicators.map((text, place) => ({
          code: `${domainCode}.K${rank + 1}.I${place + 1}`,
          text,
        })),
      })),
    };
  });
}

/** R-REF-5: what every document about a CQP says of education levels (guide, section 1.4). */
export const educationLevelNotice =
  "L’obtention d’un CQP ne permet pas de bénéficier d’une équivalence avec un niveau de la nomenclature du ministère de l’Éducation nationale.";
