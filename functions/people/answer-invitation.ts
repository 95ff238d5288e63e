import { invitationAnswered, memberAnswered } from "../../events/people.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { answerInvitation } from "../../shared/domain/people/membership.ts";
import { notFound } from "../../shared/http/problem.ts";
import { membershipAmong, membershipKeys, saveMembership } from "../../shared/store/memberships.ts";
import { loadStaff, saveStaff } from "../../shared/store/staff.ts";
import { readTogether } from "../../shared/store/table.ts";

/**
 * R-PER-6: what an answer of the person who proved the invited address writes. An invitation of another address does not
 * exist for them. Two round trips.
 * @throws HttpProblem 404; DomainError `invitation-answered`.
 */
export async function writesOfAnswer(actor: Actor, partyId: string, answer: "accepted" | "declined") {
  const keys = membershipKeys(actor.account, partyId);
  const held = membershipAmong(await readTogether(keys), partyId);
  if (held === undefined) throw notFound();
  const after = answerInvitation(held, answer, actor.subject);
  if (held.group === "jury-member")
    return { writes: saveMembership(held, after), facts: [memberAnswered.of(partyId, { answer })] };
  const people = await loadStaff(partyId);
  const person = people.people.find(({ account }) => account === actor.account);
  if (person === undefined) throw notFound();
  const answered = { ...person, answer, version: person.version + 1 };
  return {
    writes: saveStaff(people, answered, { ...after, version: held.version }),
    facts: [invitationAnswered.of(partyId, { personId: person.id, answer })],
  };
}
