import * as z from "zod";
import { partyRole } from "../access/actor.ts";
import { DomainError } from "../domain-error.ts";
import { subjectId } from "../ids.ts";

/** What an invited person answered; `waiting` until they do. */
export const invitationAnswer = z.enum(["waiting", "accepted", "declined"]);
/** An answer, see {@link invitationAnswer}. */
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/**
 * R-PER-6: that a party, or OEMM for a jury member, invited an address, and what the person who proved it answered. One
 * for each party, so that an account may act in several capacities.
 */
export const membership = z.strictObject({
  account: z.string().min(1),
  group: z.enum(["oemm", "company", "centre", "jury-member"]),
  partyId: z.string(),
  /** Role within the party; a jury member has none, as they act for themselves. */
  role: partyRole.optional(),
  /** The name that the party knows them by. */
  name: z.string().optional(),
  active: z.boolean(),
  /** Absent where access was given before invitations were answered: it counts as accepted. */
  answer: invitationAnswer.optional(),
  /**
   * The account that accepted: an address that passes to another person takes no access along. Absent where no person
   * was asked: access of before, and what an operator gave.
   */
  acceptedBy: subjectId.optional(),
  version: z.int().positive(),
});
/** A membership, see {@link membership}. */
export type Membership = z.infer<typeof membership>;

/** R-PER-6: whether a membership gives an account, which has proved its address, anything. */
export function givesAccess(held: Membership, subject: string): boolean {
  const { active, answer = "accepted", acceptedBy = subject } = held;
  return active && answer === "accepted" && acceptedBy === subject;
}

/** R-PER-6: whether a membership is an invitation that waits for an answer. */
export function waitsForAnswer({ active, answer }: Membership): boolean {
  return active && answer === "waiting";
}

/**
 * R-PER-6: the membership as the account of the invited person, which has proved its address, answers the invitation.
 * @throws DomainError `invitation-answered` when none waits for an answer.
 */
export function answerInvitation(
  held: Membership,
  answer: Exclude<InvitationAnswer, "waiting">,
  subject: string,
): Membership {
  if (!waitsForAnswer(held))
    throw new DomainError("invitation-answered", {
      rule: "R-PER-6",
      detail: "Cette invitation n’attend pas de réponse.",
    });
  const answered = { ...held, answer, version: held.version + 1 };
  return answer === "accepted" ? { ...answered, acceptedBy: subject } : answered;
}
