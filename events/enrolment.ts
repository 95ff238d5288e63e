import * as z from "zod";
import { extraMinutes, extraTimeMotive } from "../shared/domain/jury/extra-time.ts";
import { contactMotive } from "../shared/domain/people/contact-correction.ts";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** R-OEMM-1: why OEMM did it in the place of the candidate or their company. */
const motive = z.string().optional();

/** A candidate enrolled. */
export const fileEnrolled = defineFact({
  type: "file.enrolled",
  version: 1,
  about: "file",
  label: "Inscription enregistrée",
  data: z.strictObject({
    certification: certificationCode,
    path: z.enum(["vae", "training"]),
    centreId: z.string().optional(),
    motive,
  }),
  personal: ["motive"],
  inPlaceOf: true,
  example: { certification: "CMI", path: "vae", centreId: "ctr_exemple" },
});

/** The candidate, the company in training, or OEMM chose a centre. */
export const centreChosen = defineFact({
  type: "file.centre-chosen",
  version: 1,
  about: "file",
  label: "Centre choisi",
  data: z.strictObject({ centreId: z.string(), motive }),
  personal: ["motive"],
  inPlaceOf: true,
  example: { centreId: "ctr_exemple" },
});

/** R-PER-8: OEMM gave a file to another company. */
export const companyChanged = defineFact({
  type: "file.company-changed",
  version: 1,
  about: "file",
  label: "Changement d’entreprise",
  data: z.strictObject({ companyId: z.string() }),
  example: { companyId: "cmp_exemple" },
});

/** The candidate gave up. */
export const fileWithdrawn = defineFact({
  type: "file.withdrawn",
  version: 1,
  about: "file",
  label: "Abandon du candidat",
  data: z.strictObject({ motive }),
  personal: ["motive"],
  inPlaceOf: true,
  example: {},
});

/** R-OEMM-1: OEMM withdrew the file of a candidate, who is told. */
export const fileWithdrawnByOemm = defineFact({
  type: "file.withdrawn-by-oemm",
  version: 1,
  about: "file",
  label: "Abandon du candidat",
  data: z.strictObject({ motive: z.string() }),
  personal: ["motive"],
  inPlaceOf: true,
  example: { motive: "Renonce par courrier." },
});

/** R-OEMM-1: OEMM closed the file for good. */
export const fileClosed = defineFact({
  type: "file.closed",
  version: 1,
  about: "file",
  label: "Dossier clos par l’OEMM",
  data: z.strictObject({ motive: z.string() }),
  personal: ["motive"],
  example: { motive: "Sans nouvelles depuis deux ans." },
});

/** A company began the enrolment of an employee on the training path: a draft. */
export const enrolmentBegun = defineFact({
  type: "file.enrolment-begun",
  version: 1,
  about: "file",
  label: "Inscription commencée par l’entreprise",
  data: z.strictObject({
    certification: certificationCode,
    companyId: z.string(),
    centreId: z.string(),
    motive,
  }),
  personal: ["motive"],
  inPlaceOf: true,
  example: { certification: "CMI", companyId: "cmp_exemple", centreId: "ctr_exemple" },
});

/** A company changed a draft. */
export const enrolmentDescribed = defineFact({
  type: "file.enrolment-described",
  version: 1,
  about: "file",
  label: "Inscription complétée",
  data: z.strictObject({ centreId: z.string(), status: z.string() }),
  example: { centreId: "ctr_exemple", status: "holds-the-job" },
});

/** The centre recorded the orientation interview. */
export const interviewRecorded = defineFact({
  type: "file.interview-recorded",
  version: 1,
  about: "file",
  label: "Entretien d’accueil et d’orientation enregistré",
  data: z.strictObject({ heldOn: civilDate, advisedPath: z.enum(["training", "vae"]) }),
  example: { heldOn: "2027-01-12", advisedPath: "vae" },
});

/** The candidate submitted the file. */
export const fileSubmitted = defineFact({
  type: "file.submitted",
  version: 1,
  about: "file",
  label: "Dossier déposé",
  data: z.strictObject({ certification: z.string(), motive }),
  personal: ["motive"],
  inPlaceOf: true,
  example: { certification: "CMI" },
});

/** OEMM reopened the file. */
export const fileReopened = defineFact({
  type: "file.reopened",
  version: 1,
  about: "file",
  label: "Dossier rouvert",
  data: z.strictObject({ reason: z.string() }),
  personal: ["reason"],
  example: { reason: "Le CV est illisible." },
});

/** The candidate took the file up again after a partial validation. */
export const fileResumed = defineFact({
  type: "file.resumed",
  version: 1,
  about: "file",
  label: "Dossier repris après validation partielle",
  data: z.strictObject({}),
  example: {},
});

/** The candidate's contact details were corrected; they are in the file, not in its history. */
export const contactCorrected = defineFact({
  type: "file.contact-corrected",
  version: 1,
  about: "file",
  label: "Coordonnées corrigées",
  data: z.strictObject({
    /** Why OEMM changed the address (R-PER-2). */
    motive: contactMotive.optional(),
  }),
  inPlaceOf: true,
  example: { motive: "mistyped" },
});

/** OEMM granted a candidate extra time before juries, or took it back (R-DAY-3). */
export const extraTimeGranted = defineFact({
  type: "file.extra-time-granted",
  version: 1,
  about: "file",
  label: "Durée du passage devant le jury",
  data: z.strictObject({ ...extraMinutes, motive: extraTimeMotive }),
  personal: ["presentation", "interview", "motive"],
  oemmOnly: ["motive"],
  ownerOnly: true,
  example: { presentation: 7, interview: 3, motive: "document-seen" },
});

/** A candidate asked for extra time before juries (R-DAY-3). */
export const extraTimeAsked = defineFact({
  type: "file.extra-time-asked",
  version: 1,
  about: "file",
  label: "Temps supplémentaire demandé",
  data: z.strictObject({ taskId: z.string(), motive: extraTimeMotive }),
  personal: ["motive"],
  oemmOnly: ["motive"],
  ownerOnly: true,
  example: { taskId: "task_01JZ8M4Q7V2X9K3N5P6R8T0WYG", motive: "document-seen" },
});

/** OEMM answered a candidate who asked for extra time; what it answered is in the task, which may be erased (R-DAY-3). */
export const extraTimeAnswered = defineFact({
  type: "file.extra-time-answered",
  version: 1,
  about: "file",
  label: "Réponse à la demande de temps supplémentaire",
  data: z.strictObject({ taskId: z.string() }),
  ownerOnly: true,
  example: { taskId: "task_01JZ8M4Q7V2X9K3N5P6R8T0WYG" },
});
