import * as z from "zod";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { evaluatorRole } from "../shared/domain/training/evaluator.ts";
import { defineFact } from "./fact.ts";

/** A complete enrolment was registered: the three years begin (R-TRN-1, R-TRN-2). */
export const enrolmentRegistered = defineFact({
  type: "training.enrolment-registered",
  version: 1,
  about: "file",
  label: "Inscription enregistrée",
  data: z.strictObject({ enrolledOn: civilDate, firstJuryBy: civilDate }),
  example: { enrolledOn: "2027-02-02", firstJuryBy: "2030-02-02" },
});

/** The company defined the individual path. */
export const pathDefined = defineFact({
  type: "training.path-defined",
  version: 1,
  about: "file",
  label: "Parcours individualisé défini",
  data: z.strictObject({ modules: z.int(), hours: z.int() }),
  example: { modules: 5, hours: 210 },
});

/** The company named an evaluator, who is invited (R-TRN-9). */
export const evaluatorNamed = defineFact({
  type: "training.evaluator-named",
  version: 1,
  about: "file",
  label: "Évaluateur désigné",
  data: z.strictObject({ role: evaluatorRole, name: z.string(), email: z.string() }),
  personal: ["name", "email"],
  example: { role: "tutor", name: "Camille Exemple", email: "camille@example.org" },
});

/** An evaluator accepted to be, or declined (R-PER-6). */
export const evaluatorAnswered = defineFact({
  type: "training.evaluator-answered",
  version: 1,
  about: "file",
  label: "Réponse d’un évaluateur",
  data: z.strictObject({ answer: z.enum(["accepted", "declined"]) }),
  example: { answer: "accepted" },
});

/** The centre assessed a module; the company is told (R-TRN-8). */
export const moduleAssessed = defineFact({
  type: "training.module-assessed",
  version: 1,
  about: "file",
  label: "Module évalué par le centre",
  data: z.strictObject({ moduleCode: z.string(), title: z.string(), assessedOn: civilDate }),
  personal: ["title"],
  example: { moduleCode: "M1", title: "Analyser la situation", assessedOn: "2027-06-30" },
});

/** An evaluator recorded a review on the way (R-TRN-9). */
export const progressReviewed = defineFact({
  type: "training.progress-reviewed",
  version: 1,
  about: "file",
  label: "Point d’étape enregistré",
  data: z.strictObject({ heldOn: civilDate, objectives: z.int() }),
  example: { heldOn: "2027-09-30", objectives: 3 },
});

/** The candidate described the activities carried out in the company (R-TRN-10). */
export const activitiesDescribed = defineFact({
  type: "training.activities-described",
  version: 1,
  about: "file",
  label: "Activités décrites par le candidat",
  data: z.strictObject({}),
  example: {},
});

/** An evaluator gave a written opinion (R-TRN-10). */
export const opinionGiven = defineFact({
  type: "training.opinion-given",
  version: 1,
  about: "file",
  label: "Avis d’un évaluateur",
  data: z.strictObject({ role: evaluatorRole, name: z.string() }),
  personal: ["name"],
  example: { role: "line-manager", name: "Camille Exemple" },
});
