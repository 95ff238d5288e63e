import * as z from "zod";
import { grantedBefore } from "../shared/domain/past/taken-over.ts";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** R-OEMM-3: OEMM took over, from a list, what was granted before the system. */
export const pastTakenOver = defineFact({
  type: "file.taken-over",
  version: 1,
  about: "file",
  label: "Décision antérieure reprise",
  data: z.strictObject({
    certification: certificationCode,
    granted: grantedBefore,
    number: z.string(),
    decidedOn: civilDate,
  }),
  example: { certification: "CMI", granted: "certificate", number: "CQP-2011-037", decidedOn: "2011-06-30" },
});

/** R-PER-5: a person claims what was taken over; OEMM confirms it. */
export const pastClaimed = defineFact({
  type: "person.past-claimed",
  version: 1,
  about: "person",
  label: "Décision antérieure réclamée",
  data: z.strictObject({ number: z.string(), taskId: z.string() }),
  example: { number: "CQP-2011-037", taskId: "task_01JZ0000000000000000000000" },
});
