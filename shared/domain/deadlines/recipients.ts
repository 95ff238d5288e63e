import * as z from "zod";
import type { CandidateFile } from "../enrolment/file.ts";
import type { Deadline } from "./deadline.ts";
import type { ReminderMoment } from "./reminder-days.ts";

/** Whom a notice goes to. */
export const recipient = z.discriminatedUnion("party", [
  z.strictObject({ party: z.literal("candidate") }),
  z.strictObject({ party: z.literal("company"), id: z.string() }),
  z.strictObject({ party: z.literal("centre"), id: z.string() }),
  z.strictObject({ party: z.literal("oemm") }),
]);
/** A recipient, see {@link recipient}. */
export type Recipient = z.infer<typeof recipient>;

/**
 * How a company, a centre or OEMM wishes to be reminded: by a mail at each reminder, or by the weekly digest alone. A
 * candidate gets no digest, and so has nothing to choose.
 */
export const reminderChoice = z.enum(["each", "digest"]);
/** A choice, see {@link reminderChoice}. */
export type ReminderChoice = z.infer<typeof reminderChoice>;

/** The id under which OEMM's own choice and digest are kept: there is one OEMM. */
export const oemmParty = "oemm";

/** The party whose choice counts for a recipient; none for a candidate. */
export function partyOf(to: Recipient): string | undefined {
  if (to.party === "candidate") return undefined;
  return to.party === "oemm" ? oemmParty : to.id;
}

/**
 * R-DATE-4, R-CTR-3: whom a notice goes to. Reminders about a candidate go to them and to the company (training) or the
 * centre (VAE) that follows them; that the day has passed, to OEMM too.
 */
export function recipientsOf(
  held: Deadline,
  file: CandidateFile | undefined,
  moment: ReminderMoment,
): Recipient[] {
  switch (held.kind) {
    case "first-jury":
    case "partial-validation":
      return [
        { party: "candidate" },
        ...followerOf(file),
        ...(moment === "passed" ? [{ party: "oemm" as const }] : []),
      ];
    case "centre-approval":
      return [{ party: "centre", id: held.centreId }, { party: "oemm" }];
    case "convocation-notice":
      return [{ party: "oemm" }];
  }
}

function followerOf(file: CandidateFile | undefined): Recipient[] {
  if (file === undefined) return [];
  if (file.path === "training") return [{ party: "company", id: file.companyId }];
  return file.centreId === undefined ? [] : [{ party: "centre", id: file.centreId }];
}

/**
 * R-DATE-2: whether a recipient who chose the digest alone is spared a notice: a reminder, but never that a day has
 * passed, nor what concerns convocations.
 */
export function isSpared(
  held: Pick<Deadline, "kind">,
  moment: ReminderMoment,
  choice: ReminderChoice | undefined,
): boolean {
  return choice === "digest" && moment !== "passed" && held.kind !== "convocation-notice";
}
