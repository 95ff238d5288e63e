import * as z from "zod";
import type { Step } from "../shared/domain/bring-up.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** The subject of a mail may name a person: who reads mails finds it by `mailId`, and nowhere else. */
const withoutSubject: Step = ({ subject: _, ...told }) => told;

/** A mail could not be delivered, or its reader complained: its address is not written to again. */
export const mailBounced = defineFact({
  type: "mail.bounced",
  version: 2,
  about: "file",
  label: "Courriel non remis",
  data: z.strictObject({
    mailId: z.string(),
    to: z.string(),
    recipientName: z.string(),
    cause: z.enum(["bounced", "complained"]),
    reason: z.string(),
    /** The day of the session, where the mail was a convocation. */
    sessionDate: civilDate.optional(),
  }),
  steps: [withoutSubject],
  personal: ["to", "recipientName", "reason"],
  example: {
    mailId: "01JZZZZZZZZZZZZZZZZZZZZZZZ",
    to: "camille@example.org",
    recipientName: "Camille Exemple",
    cause: "bounced",
    reason: "L’adresse n’existe pas.",
  },
});

/** OEMM asked for a mail to be sent again: `mailId` is the fact that the first one announced. */
export const mailResendRequested = defineFact({
  type: "mail.resend-requested",
  version: 2,
  about: "file",
  label: "Nouvel envoi d’un courriel demandé",
  data: z.strictObject({ mailId: z.string() }),
  steps: [withoutSubject],
  example: { mailId: "01JZZZZZZZZZZZZZZZZZZZZZZZ" },
});

/** R-OEMM-1: who has no e-mail is written to by a letter: `mailId` names the mail that it is. */
export const letterWritten = defineFact({
  type: "mail.letter-written",
  version: 1,
  about: "file",
  label: "Lettre à poster",
  data: z.strictObject({ mailId: z.string() }),
  example: { mailId: "01JZZZZZZZZZZZZZZZZZZZZZZZ" },
});

/** R-OEMM-1: OEMM posted a letter. */
export const letterPosted = defineFact({
  type: "mail.letter-posted",
  version: 1,
  about: "file",
  label: "Lettre postée",
  data: z.strictObject({ mailId: z.string(), postedOn: civilDate }),
  example: { mailId: "01JZZZZZZZZZZZZZZZZZZZZZZZ", postedOn: "2027-05-18" },
});

/** OEMM, or the system, did what a task asked for. */
export const taskCompleted = defineFact({
  type: "task.completed",
  version: 1,
  about: "file",
  label: "Tâche terminée",
  data: z.strictObject({ taskId: z.string(), note: z.string().optional() }),
  personal: ["note"],
  example: { taskId: "task_01JZZZZZZZZZZZZZZZZZZZZZZZ", note: "Prévenu par téléphone." },
});
