import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { certificationCode } from "../referential/certification.ts";
import { name } from "../text/name.ts";
import { type CivilDate, civilDate, type Instant, instant } from "../time/civil-date.ts";
import type { Policy } from "./policy.ts";
import { validity } from "./validity.ts";

/** The figures that the branch decides, by name. */
export const seriesNames = [
  "partial-validity",
  "convocation-notice",
  "waiting-threshold",
  "point-value",
] as const;

/** What every decision of the branch says besides its figure. */
const decided = {
  /** First day of effect. */
  from: civilDate,
  decidedOn: civilDate,
  reference: name(100).optional().meta({ description: "Référence de la décision" }),
};

/** R-LAW-1, R-OEMM-2: a figure that the branch decides, from a day on. */
export const seriesDecision = z
  .discriminatedUnion("series", [
    z.strictObject({
      series: z.literal("partial-validity"),
      path: z.enum(["training", "vae"]).meta({ description: "Voie du dossier sur lequel le jury statue" }),
      value: validity.meta({ description: "Durée de validité des domaines acquis, ou permanent" }),
      ...decided,
    }),
    z.strictObject({
      series: z.literal("convocation-notice"),
      value: z.int().min(1).max(90).meta({ description: "Délai de prévenance, en jours" }),
      ...decided,
    }),
    z.strictObject({
      series: z.literal("waiting-threshold"),
      certification: certificationCode
        .optional()
        .meta({ description: "Certification, toutes celles sans seuil propre si absente" }),
      value: z
        .int()
        .min(1)
        .max(50)
        .meta({ description: "Dossiers prêts à partir desquels organiser un jury" }),
      ...decided,
    }),
    z.strictObject({
      series: z.literal("point-value"),
      value: z.int().min(1).max(100_000).meta({ description: "Valeur du point, en centimes d’euro" }),
      ...decided,
    }),
  ])
  .meta({ id: "SeriesDecision", description: "Décision de la branche sur une série datée" });
/** A decision of the branch, see {@link seriesDecision}. */
export type SeriesDecision = z.infer<typeof seriesDecision>;

/** Decisions that are kept at most: a few a year are taken. */
const mostDecisions = 500;

/** Decisions as they were recorded, in that order: none is ever taken out. */
export const recordedDecisions = z
  .array(z.strictObject({ decision: seriesDecision, recordedAt: instant }))
  .max(mostDecisions);
/** Decisions as they were recorded, see {@link recordedDecisions}. */
export type RecordedDecisions = z.infer<typeof recordedDecisions>;

/**
 * R-OEMM-2: records a decision of the branch. What was decided or done before stays as it is: none takes effect in the
 * past. Another one from the same day takes the place of the earlier.
 * @throws DomainError `series-in-the-past`, `series-full`.
 */
export function recordDecision(
  recorded: RecordedDecisions,
  decision: SeriesDecision,
  today: CivilDate,
  now: Instant,
): RecordedDecisions {
  if (decision.from < today)
    throw new DomainError("series-in-the-past", {
      rule: "R-OEMM-2",
      kind: "input",
      detail: "Une décision prend effet au plus tôt le jour où elle est enregistrée.",
      fields: [{ path: "decision.from", message: "Choisissez aujourd’hui ou une date à venir." }],
    });
  if (recorded.length === mostDecisions)
    throw new DomainError("series-full", {
      rule: "R-OEMM-2",
      detail: "Le nombre de décisions que le système garde est atteint.",
    });
  return [...recorded, { decision, recordedAt: now }];
}

/** R-LAW-1: the policy in force on `date`: that of the guide, as the decisions of the branch change it. */
export function policyOn(recorded: RecordedDecisions, date: CivilDate, guide: Policy): Policy {
  return recorded
    .map(({ decision }) => decision)
    .filter(({ from, series }) => from <= date || series === "point-value")
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .reduce(applied, guide);
}

function applied(policy: Policy, decision: SeriesDecision): Policy {
  const { jury, bonus, partialValidity } = policy;
  switch (decision.series) {
    case "partial-validity":
      return { ...policy, partialValidity: { ...partialValidity, [decision.path]: decision.value } };
    case "convocation-notice":
      return { ...policy, jury: { ...jury, convocationNotice: { count: decision.value, unit: "day" } } };
    case "waiting-threshold": {
      const { usual, of } = jury.readyFiles;
      const readyFiles =
        decision.certification === undefined
          ? { usual: decision.value, of }
          : { usual, of: { ...of, [decision.certification]: decision.value } };
      return { ...policy, jury: { ...jury, readyFiles } };
    }
    case "point-value": {
      // Which one a decision of a jury has is for its own date to say: later ones are kept beside.
      const { from, value: cents } = decision;
      const [first, ...others] = bonus.pointValues;
      const pointValues = [first, ...others.filter((one) => one.from !== from), { from, cents }] as const;
      return { ...policy, bonus: { ...bonus, pointValues } };
    }
  }
}
