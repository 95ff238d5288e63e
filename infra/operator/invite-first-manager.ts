import { personInvited } from "../../events/people.ts";
import { oemmParty } from "../../shared/domain/people/party.ts";
import { hasManager, invitation, inviteStaff } from "../../shared/domain/people/staff.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { loadStaff, saveStaff } from "../../shared/store/staff.ts";

/**
 * Invites the first manager of OEMM, who invites all others; the person accepts as any other does (R-PER-6). Refused
 * while OEMM has a manager: then they invite.
 * @throws ZodError for what is no name or address, Error while there is a manager.
 */
export async function inviteFirstManager(
  given: { name: string; email: string },
  runtime: Runtime,
): Promise<void> {
  const invited = invitation.parse({ ...given, role: "manager" });
  await commitAsSystem(async () => {
    const staff = await loadStaff(oemmParty);
    if (hasManager(staff.people))
      throw new Error("L’OEMM a déjà une personne qui gère les accès : elle invite les autres.");
    const by = { id: runtime.newId("per"), partyId: oemmParty };
    const person = inviteStaff(staff.people, invited, by, runtime.now());
    return {
      writes: saveStaff(staff, person, undefined),
      facts: [personInvited.of(oemmParty, { personId: person.id, role: person.role })],
    };
  }, runtime);
}
