import * as z from "zod";
import { positioningLabels, positioningLevel } from "../domain/orientation/interview.ts";
import { certification } from "../domain/referential/certification.ts";
import { domainCodes } from "../domain/referential/versions.ts";
import { masteryLabels, masteryLevel } from "../domain/training/assessment.ts";
import { trainingModule } from "../domain/training/individual-path.ts";
import type { WholeFile } from "../store/files.ts";

const { code, version, name, gridStatus, domains } = certification.shape;
const module = trainingModule.shape;
const codes = z.array(z.string());
const levels = <Level extends z.ZodEnum>(level: Level) =>
  z.array(z.strictObject({ level, label: z.string() }));

/**
 * R-REF-2: what the blank forms of a file are drawn from: the grid of the file's own version, the levels, and which
 * domains each form covers. The forms' routes refuse any other domain or indicator.
 */
export const gridView = z
  .strictObject({
    certification: code,
    referentialVersion: version,
    certificationName: name,
    gridStatus,
    domains,
    positioningLevels: levels(positioningLevel),
    masteryLevels: levels(masteryLevel),
    forms: z.strictObject({
      interview: z.strictObject({ domains: codes }),
      /** The VAE booklet's questions, on the VAE path. */
      answers: z.strictObject({ domains: codes }).optional(),
      /** One form a module of the individual path, on the training path. */
      modules: z
        .array(
          z.strictObject({
            code: module.code,
            title: module.title,
            centreId: module.centreId,
            domains: module.domains,
          }),
        )
        .optional(),
      /** The opinion of each evaluator, on the training path. */
      opinion: z.strictObject({ domains: codes }).optional(),
    }),
  })
  .meta({ id: "FileGrid", description: "Grille et formulaires d’un dossier" });

/** The blank forms of a file. */
export function toGridView({ file, certification: assessedAgainst }: WholeFile): z.input<typeof gridView> {
  const all = { domains: domainCodes(assessedAgainst) };
  return {
    certification: assessedAgainst.code,
    referentialVersion: assessedAgainst.version,
    certificationName: assessedAgainst.name,
    gridStatus: assessedAgainst.gridStatus,
    domains: assessedAgainst.domains,
    positioningLevels: positioningLevel.options.map((level) => ({ level, label: positioningLabels[level] })),
    masteryLevels: masteryLevel.options.map((level) => ({ level, label: masteryLabels[level] })),
    forms: {
      interview: all,
      ...(file.path === "vae"
        ? { answers: all }
        : {
            opinion: all,
            modules: (file.individualPath?.modules ?? []).map((taken) => ({
              code: taken.code,
              title: taken.title,
              centreId: taken.centreId,
              domains: taken.domains,
            })),
          }),
    },
  };
}
