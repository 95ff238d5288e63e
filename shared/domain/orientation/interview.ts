import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { byCode, mostOfDomains } from "../text/by-code.ts";
import { freeText } from "../text/free-text.ts";
import { name } from "../text/name.ts";
import { type CivilDate, civilDate } from "../time/civil-date.ts";

/** How far an experience already covers a domain (R-TRN-5, also used in the VAE interview, R-VAE-3). */
export const positioningLevel = z.enum(["not-at-all", "partially", "fully"]);
/** The levels as forms show them. */
export const positioningLabels: Readonly<Record<z.infer<typeof positioningLevel>, string>> = {
  "not-at-all": "Pas du tout",
  partially: "Partiellement",
  fully: "Totalement",
};

/** The orientation interview: who, when, and the candidate's place on every domain. */
export const interview = z.strictObject({
  heldOn: civilDate,
  participants: z
    .array(
      z.strictObject({
        name: name(),
        function: name(),
      }),
    )
    .min(1, "Au moins une personne a conduit l’entretien.")
    .max(20),
  /** Level by domain code; every domain of the certification. */
  positioning: byCode(positioningLevel, mostOfDomains),
  conclusion: freeText(5000),
  /** The path that the interview advises. */
  advisedPath: z.enum(["training", "vae"]),
});
/** An orientation interview, see {@link interview}. */
export type Interview = z.infer<typeof interview>;

/**
 * R-VAE-3, R-TRN-5: an interview places the candidate on each domain of the certification, no other, and
 * does not take place in the future.
 * @throws DomainError `interview-invalid` with one fault per field.
 */
export function checkInterview(
  interview: Interview,
  domainCodes: readonly string[],
  today: CivilDate,
  rule: "R-VAE-3" | "R-TRN-5",
): void {
  const missing = domainCodes.filter((code) => interview.positioning[code] === undefined);
  const unknown = Object.keys(interview.positioning).filter((code) => !domainCodes.includes(code));
  const fields = [
    ...missing.map((code) => ({ path: `positioning.${code}`, message: "Ce domaine doit être positionné." })),
    ...unknown.map((code) => ({
      path: `positioning.${code}`,
      message: "Ce domaine n’appartient pas à la certification.",
    })),
    ...(interview.heldOn > today
      ? [{ path: "heldOn", message: "L’entretien ne peut pas être daté dans le futur." }]
      : []),
  ];
  if (fields.length > 0)
    throw new DomainError("interview-invalid", {
      rule,
      kind: "input",
      detail: "L’entretien doit positionner le candidat sur chaque domaine de la certification.",
      fields,
    });
}

/**
 * R-TRN-5, R-TRN-11: what an interview concludes on the domains: those found fully acquired are assessed directly in
 * the company, without training; the others need training.
 */
export function assessedOrTrained(interview: Pick<Interview, "positioning">): {
  directAssessment: string[];
  trainingNeeded: string[];
} {
  const codes = (direct: boolean) =>
    Object.entries(interview.positioning)
      .filter(([, level]) => (level === "fully") === direct)
      .map(([code]) => code);
  return { directAssessment: codes(true), trainingNeeded: codes(false) };
}
