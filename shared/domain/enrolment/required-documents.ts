import type { Evidence } from "../evidence/evidence.ts";
import type { CertificationCode } from "../referential/certification.ts";

/** A document that the CPNEFP asks for at enrolment on the training path. */
export interface RequiredDocument {
  category: Evidence["category"];
  label: string;
}

/** R-TRN-1: always asked for, in every certification. */
const individualPathCopy: RequiredDocument = {
  category: "individual-path",
  label: "la copie du parcours individualisé",
};

/** R-TRN-1: what the CPNEFP asks for besides, by certification: the one place to set it. */
const others: Partial<Record<CertificationCode, readonly RequiredDocument[]>> = {};

/** R-TRN-1: the documents that an enrolment on the training path carries. */
export function requiredDocuments(certification: CertificationCode): readonly RequiredDocument[] {
  return [individualPathCopy, ...(others[certification] ?? [])];
}
