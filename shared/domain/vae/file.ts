import * as z from "zod";
import { candidate, formerCompanyIds } from "../enrolment/candidate.ts";
import { centreId, fileId, sessionId, sheetId } from "../ids.ts";
import { extraTime } from "../jury/extra-time.ts";
import { interview } from "../orientation/interview.ts";
import { takenOver } from "../past/taken-over.ts";
import { certificationCode, versionName } from "../referential/certification.ts";
import { civilDate, instant } from "../time/civil-date.ts";
import { agreement } from "./accompaniment.ts";
import { admissibility } from "./admissibility.ts";
import { positions } from "./booklet.ts";
import { experiencePeriods } from "./experience.ts";

const bodyFields = { experience: experiencePeriods, positions, agreement: agreement.optional() };
/** What of a VAE file may be long: experience, positions, the interview, the agreement on accompaniment. */
export const vaeFileBody = z.strictObject({ ...bodyFields, interview: interview.optional() });

const enrolledFields = {
  id: fileId,
  version: z.int().positive(),
  path: z.literal("vae"),
  certification: certificationCode,
  /** The referential version in force at enrolment: the file is assessed against it for good (R-REF-3). */
  referentialVersion: versionName,
  candidate,
  formerCompanyIds,
  centreId: centreId.optional(),
  enrolledOn: civilDate,
  createdAt: instant,
  ...bodyFields,
  interview: interview.optional(),
  admissibility: admissibility.optional(),
  submittedAt: instant.optional(),
  /** R-DAY-2: the day of a session that was adjourned before the candidate was heard: first on the waiting list. */
  adjournedOn: civilDate.optional(),
  /** R-DAY-3: minutes more than others before a jury. */
  extraTime: extraTime.optional(),
  sessionId: sessionId.optional(),
  lastSheetId: sheetId.optional(),
};

const interviewedFields = { ...enrolledFields, centreId, interview };
const ruledFields = { ...interviewedFields, admissibility };
const submittedFields = { ...ruledFields, submittedAt: instant };
const scheduledFields = { ...submittedFields, sessionId };
const decidedFields = { ...submittedFields, lastSheetId: sheetId };

/**
 * A VAE file, without its booklet answers and evidence. One shape per state: a file that is scheduled without
 * a session, or decided without a decision sheet, is not a file.
 */
export const vaeFile = z.discriminatedUnion("state", [
  z.strictObject({ ...enrolledFields, state: z.literal("enrolled") }),
  z.strictObject({ ...interviewedFields, state: z.literal("interviewed") }),
  z.strictObject({ ...ruledFields, state: z.literal("admissible") }),
  z.strictObject({ ...ruledFields, state: z.literal("not-admissible") }),
  z.strictObject({ ...submittedFields, state: z.literal("submitted") }),
  z.strictObject({ ...scheduledFields, state: z.literal("scheduled") }),
  z.strictObject({ ...decidedFields, state: z.literal("partially-validated") }),
  z.strictObject({ ...decidedFields, state: z.literal("certified") }),
  z.strictObject({ ...decidedFields, state: z.literal("annulled") }),
  z.strictObject({ ...enrolledFields, state: z.literal("withdrawn") }),
  // R-OEMM-3: what was granted before the system is a file that is over as it comes.
  z.strictObject({ ...enrolledFields, takenOver: takenOver.optional(), state: z.literal("closed") }),
]);
/** A VAE file, see {@link vaeFile}. */
export type VaeFile = z.infer<typeof vaeFile>;
/** A state of a VAE file. */
export type VaeFileState = VaeFile["state"];
/** A VAE file in one of the given states. */
export type VaeFileIn<State extends VaeFileState> = Extract<VaeFile, { state: State }>;
