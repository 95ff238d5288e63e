import * as z from "zod";
import { concernedBy } from "../access/concerned.ts";
import type { FileMain } from "../enrolment/file.ts";
import type { ReminderMoment } from "./reminder-days.ts";

/** Whom a message goes to. */
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
 * R-DATE-4: whom a message about a candidate goes to: them and the company (training) or the centre (VAE) that follows
 * them; that the day has passed, to all who are concerned (R-DAY-7). OEMM has a task.
 */
export function candidateAndFollower(file: FileMain, moment: ReminderMoment): Recipient[] {
  const candidate: Recipient = { party: "candidate" };
  return moment === "passed" ? [candidate, ...concernedBy(file)] : [candidate, ...followerOf(file)];
}

function followerOf(file: FileMain): Recipient[] {
  if (file.path === "training") return [{ party: "company", id: file.companyId }];
  return file.centreId === undefined ? [] : [{ party: "centre", id: file.centreId }];
}

/**
 * R-DATE-2: whether a recipient who chose the digest alone is spared a message: a reminder, where those of its kind may be
 * left to the digest, but never that a day has passed.
 */
export function isSpared(
  { inDigest }: { inDigest: boolean },
  moment: ReminderMoment,
  choice: ReminderChoice | undefined,
): boolean {
  return choice === "digest" && moment !== "passed" && inDigest;
}

/** R-DATE-2: whether a message is one that its recipient may leave to the digest, and where they do it then says so. */
export function mayBeLeft(kind: { inDigest: boolean }, moment: ReminderMoment, to: Recipient): boolean {
  return partyOf(to) !== undefined && isSpared(kind, moment, "digest");
}
