import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import type { JuryMember, MemberAsPerson } from "../../shared/domain/jury/member.ts";
import { givesAccess } from "../../shared/domain/people/membership.ts";
import { loadMemberships } from "../../shared/store/memberships.ts";
import { loadAccount, loadPersonNow } from "../../shared/store/persons.ts";

/**
 * R-PER-6, R-JURY-5: who a member of juries is besides what the directory says: the person of the account that accepted, and
 * the companies that it may act for; where no account was asked, those of the address. Three round trips at most.
 */
export async function loadMemberAsPerson({ id, email }: JuryMember): Promise<MemberAsPerson> {
  const memberships = await loadMemberships(accountOfEmail(email));
  const subject = memberships.find(({ partyId }) => partyId === id)?.acceptedBy;
  const companyIds = memberships
    .filter((held) => held.group === "company" && givesAccess(held, subject ?? held.acceptedBy ?? ""))
    .map(({ partyId }) => partyId);
  const account = subject === undefined ? undefined : await loadAccount(subject);
  if (subject === undefined || account === undefined) return { companyIds };
  const { id: personId } = await loadPersonNow(account.personId);
  return { subject, personId, companyIds };
}
