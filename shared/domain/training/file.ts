import * as z from "zod";
import { candidate, formerCompanyIds } from "../enrolment/candidate.ts";
import { centreId, companyId, fileId, sessionId, sheetId } from "../ids.ts";
import { extraTime } from "../jury/extra-time.ts";
import { interview } from "../orientation/interview.ts";
import { certificationCode, versionName } from "../referential/certification.ts";
import { civilDate, instant } from "../time/civil-date.ts";
import { acceptance } from "./acceptance.ts";
import { moduleAssessments } from "./assessment.ts";
import { evaluator } from "./evaluator.ts";
import { activityDescription, opinion, progressReviews } from "./final-booklet.ts";
import { individualPath } from "./individual-path.ts";

/** R-TRN-3: who the training path is open to. */
export const employmentStatus = z.enum([
  "holds-the-job",
  "moving-to-the-job",
  "professionalisation-period",
  "professionalisation-contract",
]);

/** A status, see {@link employmentStatus}. */
export type EmploymentStatus = z.infer<typeof employmentStatus>;

/** Each status in French (R-TRN-3). */
export const employmentStatusLabels: Readonly<Record<EmploymentStatus, string>> = {
  "holds-the-job": "en poste",
  "moving-to-the-job": "en évolution vers le poste",
  "professionalisation-period": "période de professionnalisation",
  "professionalisation-contract": "contrat de professionnalisation",
};

/** The training booklet (R-TRN-8). */
const bookletFields = {
  moduleAssessments,
  progressReviews,
  activities: activityDescription.optional(),
  opinions: z.array(opinion),
};
/** What of a training file may be long: the interview, and the booklet. */
export const trainingFileBody = z.strictObject({ ...bookletFields, interview: interview.optional() });

const draftFields = {
  id: fileId,
  version: z.int().positive(),
  path: z.literal("training"),
  certification: certificationCode,
  /** The version in force when the enrolment was registered; while it is a draft, when it was begun (R-REF-3). */
  referentialVersion: versionName,
  candidate,
  /** R-PER-3: the employee's answer; enrolments of before it was asked for have none, and count as accepted. */
  acceptance: acceptance.optional(),
  companyId,
  formerCompanyIds,
  /** The approved centre that the enrolment names (R-TRN-1). */
  centreId,
  status: employmentStatus,
  createdAt: instant,
  enrolledOn: civilDate.optional(),
  interview: interview.optional(),
  individualPath: individualPath.optional(),
  evaluators: z.array(evaluator),
  ...bookletFields,
  /** R-TRN-2: the first day on which the candidate appeared before a jury. */
  appearedOn: civilDate.optional(),
  /** R-DAY-10: the day of a session that was not held: the right to a first jury lasts until one convenes the candidate. */
  firstJuryKept: civilDate.optional(),
  submittedAt: instant.optional(),
  /** R-DAY-2: the day of a session that was adjourned before the candidate was heard: first on the waiting list. */
  adjournedOn: civilDate.optional(),
  /** R-DAY-3: minutes more than others before a jury. */
  extraTime: extraTime.optional(),
  sessionId: sessionId.optional(),
  lastSheetId: sheetId.optional(),
};

const enrolledFields = {
  ...draftFields,
  enrolledOn: civilDate,
  /** R-TRN-2: the last day to appear before a jury for the first time. */
  firstJuryBy: civilDate,
};
const submittedFields = { ...enrolledFields, interview, individualPath, submittedAt: instant };

/** A training file, one shape per state; see {@link trainingFileMachine} for its life. */
export const trainingFile = z.discriminatedUnion("state", [
  z.strictObject({ ...draftFields, state: z.literal("draft") }),
  z.strictObject({ ...enrolledFields, state: z.literal("enrolled") }),
  z.strictObject({ ...submittedFields, state: z.literal("submitted") }),
  z.strictObject({ ...submittedFields, sessionId, state: z.literal("scheduled") }),
  z.strictObject({ ...submittedFields, lastSheetId: sheetId, state: z.literal("partially-validated") }),
  z.strictObject({ ...submittedFields, lastSheetId: sheetId, state: z.literal("certified") }),
  z.strictObject({ ...submittedFields, lastSheetId: sheetId, state: z.literal("annulled") }),
  z.strictObject({ ...draftFields, firstJuryBy: civilDate.optional(), state: z.literal("withdrawn") }),
  z.strictObject({ ...draftFields, firstJuryBy: civilDate.optional(), state: z.literal("closed") }),
  z.strictObject({ ...enrolledFields, state: z.literal("lapsed") }),
]);
/** A training file, see {@link trainingFile}. */
export type TrainingFile = z.infer<typeof trainingFile>;
/** A state of a training file. */
export type TrainingFileState = TrainingFile["state"];
/** A training file in one of the given states. */
export type TrainingFileIn<State extends TrainingFileState> = Extract<TrainingFile, { state: State }>;
