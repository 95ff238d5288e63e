import { invitationAnswered, memberAnswered } from "../../events/people.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { acceptedBy } from "../../shared/domain/jury/member-number.ts";
import { answerInvitation } from "../../shared/domain/people/membership.ts";
import { notFound } from "../../shared/http/problem.ts";
import { loadMember, saveMember } from "../../shared/store/members.ts";
import { loadMembership, saveMembership } from "../../shared/store/memberships.ts";
import { loadPersonNow } from "../../shared/store/persons.ts";
import { loadStaff, saveStaff } from "../../shared/store/staff.ts";
import type { Write } from "../../shared/store/transaction.ts";

/**
 * R-PER-6: what an answer of the person who proved the invited address writes. An invitation of another address does not
 * exist for them. Two round trips.
 * @throws HttpProblem 404; DomainError `invitation-answered`, `number-of-another`.
 */
export async function writesOfAnswer(actor: Actor, partyId: string, answer: "accepted" | "declined") {
  const held = await loadMembership(actor.account, partyId);
  if (held === undefined) throw notFound();
  const after = answerInvitation(held, answer, actor.subject);
  if (held.group === "jury-member") {
    const accepting = answer === "accepted" ? await acceptedNumber(actor, partyId) : [];
    return {
      writes: [...saveMembership(held, after), ...accepting],
      facts: [memberAnswered.of(partyId, { answer })],
    };
  }
  const people = await loadStaff(partyId);
  const person = people.people.find(({ account }) => account === actor.account);
  if (person === undefined) throw notFound();
  const answered = { ...person, answer, version: person.version + 1 };
  return {
    writes: saveStaff(people, answered, { ...after, version: held.version }),
    facts: [invitationAnswered.of(partyId, { personId: person.id, answer })],
  };
}

/** R-PER-7: the number of a member of juries is theirs who accepted first. */
async function acceptedNumber(actor: Actor, memberId: string): Promise<Write[]> {
  const member = await loadMember(memberId);
  if (member === undefined) throw notFound();
  const holder = member.personId === undefined ? undefined : await loadPersonNow(member.personId);
  return [saveMember(member, acceptedBy(member, actor.personId, holder?.id))];
}
