import * as z from "zod";
import { code } from "../text/code.ts";
import { freeText } from "../text/free-text.ts";
import { civilDate } from "../time/civil-date.ts";
import { versionTerms } from "./version-terms.ts";

/** The codes of the six certifications. */
export const certificationCode = z.enum(["CMI", "CMC", "CARCA", "CRD", "AC", "SPSP"]);
/** A code, see {@link certificationCode}. */
export type CertificationCode = z.infer<typeof certificationCode>;

/** How a jury hears a candidate (R-JURY-4). */
export const juryFormat = z.enum(["presentation", "interview"]);
/** A format, see {@link juryFormat}. */
export type JuryFormat = z.infer<typeof juryFormat>;

/** Characters of a text of a certification at most. */
const longestText = 2000;
const text = freeText(longestText);

/** A criterion of a grid and its observable indicators (R-REF-2). */
export const criterion = z.strictObject({
  code,
  title: text,
  indicators: z.array(z.strictObject({ code, text })),
});

/** A competence domain: what a jury decides on (R-REF-1). */
export const domain = z.strictObject({
  code,
  number: z.int().positive(),
  title: text,
  /** The title of the version before, where this one is another wording of it for the same domain. */
  formerTitle: text.optional(),
  /** Certifications that have this domain too; nothing is transferred by it. */
  sharedWith: z.array(certificationCode),
  /** Questions that the orientation interview may ask. */
  interviewQuestions: z.array(text),
  competences: z.array(z.strictObject({ code, text })),
  criteria: z.array(criterion),
});
/** A domain, see {@link domain}. */
export type Domain = z.infer<typeof domain>;

/** Names a version of a certification: `2013-01`. */
export const versionName = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])$/,
    "Nom attendu, fait d’une année et d’un mois en chiffres et d’un tiret, comme 2026-01.",
  );

/**
 * One version of a certification (R-REF-3): the shape that the API answers with. What ties its fields together
 * is checked where data is checked, see `faultsOfVersion`.
 */
export const certification = z.strictObject({
  code: certificationCode,
  version: versionName,
  inForceFrom: civilDate,
  name: text,
  juryFormat,
  /** R-REF-4: whether the grid is published, or the titles of the domains only. */
  gridStatus: z.enum(["published", "titles-only"]),
  /** R-VAE-2: the nature of the experience asked for, in a French sentence. */
  relevantExperience: text,
  /** R-REF-5: what documents about the certification say of education levels. */
  educationLevelNotice: text,
  ...versionTerms,
  domains: z.array(domain).min(1, "Une certification a au moins un domaine."),
});
/** A certification, see {@link certification}. */
export type Certification = z.infer<typeof certification>;

/** What a list shows of a version: everything but its grid, whose domains are counted. */
export const versionSummary = certification.omit({ domains: true }).extend({ domains: z.int() });
/** A version in a list, see {@link versionSummary}. */
export type VersionSummary = z.infer<typeof versionSummary>;

/** A version as lists show it. */
export function summaryOfVersion(version: Certification): VersionSummary {
  return { ...version, domains: version.domains.length };
}
