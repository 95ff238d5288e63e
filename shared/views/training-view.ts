import * as z from "zod";
import { mayRead, seesOpinions } from "../domain/access/fields.ts";
import type { FileRelation } from "../domain/access/relations.ts";
import { assessedOrTrained } from "../domain/orientation/interview.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import type { Certification } from "../domain/referential/certification.ts";
import { domainCodes } from "../domain/referential/versions.ts";
import { type Acceptance, acceptanceMachine } from "../domain/training/acceptance.ts";
import { moduleAssessments } from "../domain/training/assessment.ts";
import { evaluator, tutorGuidePath } from "../domain/training/evaluator.ts";
import { employmentStatus, type TrainingFile } from "../domain/training/file.ts";
import { activityDescription, opinion, progressReviews } from "../domain/training/final-booklet.ts";
import { individualPath, pathWarnings, totalHours } from "../domain/training/individual-path.ts";

/** What readers see of a training file besides what every file has. */
export const trainingView = {
  companyId: z.string(),
  /** R-PER-3: the employee's answer to the enrolment. */
  acceptance: z
    .strictObject({
      state: z.enum(["asked", "accepted", "declined"]),
      stateLabel: z.string(),
      showsResults: z.boolean().optional(),
    })
    .optional(),
  status: employmentStatus,
  firstJuryBy: z.string().optional(),
  appearedOn: z.string().optional(),
  firstJuryKept: z.string().optional().meta({
    description:
      "Date d’un jury non tenu\u00a0: le délai du premier jury court jusqu’à la prochaine convocation (R-DAY-10)",
  }),
  /** Domains that the interview found fully acquired, and the others (R-TRN-5, R-TRN-11). */
  directAssessment: z.array(z.string()),
  trainingNeeded: z.array(z.string()),
  individualPath: individualPath
    .safeExtend({
      hours: z.int(),
      warnings: z.array(z.strictObject({ rule: z.string(), message: z.string() })),
    })
    .optional(),
  tutorGuide: z.literal(tutorGuidePath).meta({ description: "Page du guide du tuteur" }),
  evaluators: z.array(evaluator.omit({ account: true }).partial({ email: true })),
  trainingBooklet: moduleAssessments,
  progressReviews,
  activities: activityDescription.optional(),
  opinions: z.array(opinion.omit({ account: true })),
};

/** An answer for its readers: the code that was sent stays with its addressee. */
function toAcceptanceView(answer: Acceptance) {
  return {
    state: answer.state,
    stateLabel: acceptanceMachine.states[answer.state],
    showsResults: answer.state === "accepted" ? answer.showsResults : undefined,
  };
}

/** The training part of a file for its readers. */
export function toTrainingView(
  file: TrainingFile,
  certification: Certification,
  reader: { relation: FileRelation; account: string | undefined },
) {
  const { individualPath: path } = file;
  return {
    companyId: file.companyId,
    acceptance: file.acceptance && toAcceptanceView(file.acceptance),
    status: file.status,
    firstJuryBy: "firstJuryBy" in file ? file.firstJuryBy : undefined,
    appearedOn: file.appearedOn,
    firstJuryKept: file.firstJuryKept,
    ...assessedOrTrained(file.interview ?? { positioning: {} }),
    individualPath:
      path === undefined
        ? undefined
        : {
            ...path,
            hours: totalHours(path),
            warnings: pathWarnings(path, domainCodes(certification), guidePolicy.training.fullPath),
          },
    tutorGuide: tutorGuidePath,
    evaluators: file.evaluators.map(({ account: _, acceptedBy: __, email, ...seen }) =>
      mayRead(reader.relation, "contact") ? { ...seen, email } : seen,
    ),
    trainingBooklet: file.moduleAssessments,
    progressReviews: file.progressReviews,
    activities: file.activities,
    opinions: seesOpinions(reader, file) ? file.opinions.map(({ account: _, ...seen }) => seen) : [],
  };
}
