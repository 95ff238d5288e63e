import type { Actor } from "../../shared/domain/access/actor.ts";
import { partyOf, seesPeopleOf } from "../../shared/domain/people/party.ts";
import { type StaffMember, stillManages } from "../../shared/domain/people/staff.ts";
import { forbidden, notFound } from "../../shared/http/problem.ts";

/**
 * Refuses those who don't manage a party's people: callers of another party but OEMM, and members who are no managers.
 * Gives whether the party manages itself.
 * @throws HttpProblem 404 for another party, 403 for a member.
 */
export function assertManages(
  actor: Actor,
  partyId: string,
  people: readonly StaffMember[],
): { byItself: boolean } {
  if (!seesPeopleOf(actor, partyId)) throw notFound();
  const byItself = partyOf(actor) === partyId;
  if (actor.partyRole !== "manager" || (byItself && !stillManages(people, actor.account)))
    throw forbidden("Seules les personnes qui gèrent les accès peuvent les modifier.");
  return { byItself };
}
