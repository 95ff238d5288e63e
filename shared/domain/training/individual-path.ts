import * as z from "zod";
import { type Approval, isApproved } from "../centre/approval.ts";
import { DomainError } from "../domain-error.ts";
import { fromTo, number } from "../french/quantity.ts";
import { plainDate } from "../french/wording.ts";
import { centreId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import type { CertificationCode } from "../referential/certification.ts";
import type { RuleNumber } from "../rules/rule-texts.ts";
import { code } from "../text/code.ts";
import { name } from "../text/name.ts";
import { civilDate } from "../time/civil-date.ts";

/** One module of an individual path. */
export const trainingModule = z
  .strictObject({
    /** The company's code of the module, unique in the path: `M1`. */
    code: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,20}$/, "Code attendu, de 20 lettres, chiffres ou tirets au plus."),
    title: name(),
    /** Domains that the module trains. */
    domains: z.array(code).min(1, "Au moins un domaine.").max(20),
    hours: z.int().positive().max(400),
    /** The centre that delivers it: the one chosen at enrolment, or another approved one. */
    centreId,
    startsOn: civilDate,
    endsOn: civilDate,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ["endsOn"],
    message: "La fin du module précède son début.",
  });

/** R-TRN-6: the individual path: any subset of modules, none being compulsory. */
export const individualPath = z.strictObject({
  modules: z
    .array(trainingModule)
    .max(20)
    .refine((modules) => new Set(modules.map(({ code }) => code)).size === modules.length, {
      message: "Deux modules portent le même code.",
    }),
});
/** A path, see {@link individualPath}. */
export type IndividualPath = z.infer<typeof individualPath>;

/**
 * R-TRN-6, R-TRN-7: a path trains domains of the certification, each module by a centre approved for it on the
 * day it starts.
 * @throws DomainError `path-invalid` with one fault per field.
 */
export function checkPath(
  path: IndividualPath,
  given: {
    certification: CertificationCode;
    domainCodes: readonly string[];
    approvals: ReadonlyMap<string, readonly Approval[]>;
  },
): void {
  const fields = path.modules.flatMap((module, index) => [
    ...module.domains.flatMap((code, rank) =>
      given.domainCodes.includes(code)
        ? []
        : [
            {
              path: `modules.${index}.domains.${rank}`,
              message: "Ce domaine n’appartient pas à la certification.",
            },
          ],
    ),
    ...(isApproved(given.approvals.get(module.centreId) ?? [], {
      certification: given.certification,
      service: "training",
      on: module.startsOn,
    })
      ? []
      : [
          {
            path: `modules.${index}.centreId`,
            message: `Ce centre n’est pas agréé pour la formation à cette certification au ${plainDate(module.startsOn)}.`,
          },
        ]),
  ]);
  if (fields.length > 0)
    throw new DomainError("path-invalid", {
      rule: "R-TRN-7",
      kind: "input",
      detail: "Le parcours individualisé est à corriger.",
      fields,
    });
}

/** Something to look at, that refuses nothing. */
export interface Warning {
  rule: RuleNumber;
  message: string;
}

/** R-TRN-6: a path that trains every domain is a full one, whose hours total what the policy says. */
export function pathWarnings(
  path: IndividualPath,
  domainCodes: readonly string[],
  { least, most }: Policy["training"]["fullPath"],
): Warning[] {
  const trained = new Set(path.modules.flatMap(({ domains }) => domains));
  const hours = totalHours(path);
  if (!domainCodes.every((code) => trained.has(code)) || (hours >= least.count && hours <= most.count))
    return [];
  return [
    {
      rule: "R-TRN-6",
      message: `Un parcours complet totalise de ${fromTo(least, most)}\u00a0; celui-ci en compte ${number(hours)}.`,
    },
  ];
}

/** Hours of a path's modules. */
export function totalHours(path: IndividualPath): number {
  return path.modules.reduce((total, { hours }) => total + hours, 0);
}
