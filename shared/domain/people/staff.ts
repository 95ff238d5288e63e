import * as z from "zod";
import { partyRole } from "../access/actor.ts";
import { DomainError } from "../domain-error.ts";
import { accountOfEmail } from "../enrolment/candidate.ts";
import { staffId } from "../ids.ts";
import { emailAddress } from "../text/email-address.ts";
import { personName } from "../text/person-name.ts";
import { type Instant, instant } from "../time/civil-date.ts";
import { invitationAnswer } from "./membership.ts";
import { partyId } from "./party.ts";

const rule = "R-PER-6";

/** What a party says of a person whom it invites. */
export const invitation = z.strictObject({
  name: personName(),
  email: emailAddress,
  role: partyRole,
});
/** An invitation, see {@link invitation}. */
export type Invitation = z.infer<typeof invitation>;

/** What may change of a person: the address is the account, so it stays. */
export const staffChange = z
  .strictObject({
    name: invitation.shape.name.optional(),
    role: partyRole.optional(),
    /** `false` takes the access away, `true` gives it back. */
    active: z.boolean().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: "Indiquez ce qui change parmi le nom, le rôle et le droit d’agir.",
  });
/** A change, see {@link staffChange}. */
export type StaffChange = z.infer<typeof staffChange>;

/** A person who acts for a party: one of its staff. */
export const staffMember = invitation.extend({
  id: staffId,
  partyId,
  account: z.string(),
  active: z.boolean(),
  /** R-PER-6: what they answered; absent where access was given before invitations were answered. */
  answer: invitationAnswer.optional(),
  /** When the last invitation was sent. */
  invitedAt: instant,
  version: z.int().positive(),
});
/** A member of the staff, see {@link staffMember}. */
export type StaffMember = z.infer<typeof staffMember>;

/** The person that an address designates within a party, if they were invited before. */
export function staffOfAddress(people: readonly StaffMember[], email: string): StaffMember | undefined {
  return people.find(({ account }) => account === accountOfEmail(email));
}

/**
 * R-PER-6: invites a person, or sends the invitation again to one who was invited before: their role does not change by
 * it, and who declined may answer anew.
 * @throws DomainError `person-inactive`.
 */
export function inviteStaff(
  people: readonly StaffMember[],
  given: Invitation,
  by: { id: string; partyId: string },
  now: Instant,
): StaffMember {
  const known = staffOfAddress(people, given.email);
  if (known !== undefined && !known.active)
    throw new DomainError("person-inactive", {
      rule,
      detail: "Cette personne est désactivée\u00a0: réactivez-la, puis renvoyez l’invitation.",
    });
  if (known !== undefined)
    return {
      ...known,
      ...(known.answer === "declined" ? { answer: "waiting" as const } : {}),
      invitedAt: now,
      version: known.version + 1,
    };
  const account = accountOfEmail(given.email);
  return { ...given, ...by, account, active: true, answer: "waiting", invitedAt: now, version: 1 };
}

/**
 * Changes a person's name or role, takes their access away or gives it back. A party keeps one active manager at
 * least: its own people can't remove the last one, OEMM can (`byItself` is false).
 * @throws DomainError `last-manager`.
 */
export function changeStaff(
  people: readonly StaffMember[],
  before: StaffMember,
  change: StaffChange,
  given: { byItself: boolean },
): StaffMember {
  const { name = before.name, role = before.role, active = before.active } = change;
  const after = { ...before, name, role, active, version: before.version + 1 };
  const others = people.some(({ id, ...other }) => id !== before.id && manages(other));
  if (given.byItself && manages(before) && !manages(after) && !others)
    throw new DomainError("last-manager", {
      rule,
      detail:
        "C’est la dernière personne qui gère les accès\u00a0: désignez-en d’abord une autre, ou écrivez à l’OEMM.",
    });
  return after;
}

/**
 * Whether a person still manages the people of their own party. A token outlives a change by some minutes: the list
 * decides. An account that is not in it was given its capacity by an operator, and has the role of its token.
 */
export function stillManages(people: readonly StaffMember[], account: string): boolean {
  const listed = people.find((one) => one.account === account);
  return listed === undefined || manages(listed);
}

/** Whether a party has a person who manages its people. */
export function hasManager(people: readonly StaffMember[]): boolean {
  return people.some(manages);
}

/** R-PER-6: who was invited manages nothing before they accept. */
function manages({
  role,
  active,
  answer = "accepted",
}: Pick<StaffMember, "role" | "active" | "answer">): boolean {
  return active && role === "manager" && answer === "accepted";
}
