import { memberAccountOpened, personInvited } from "../../events/people.ts";
import { kindOfParty } from "../../shared/domain/people/party.ts";
import { memberAccount, personInvited as personInvitedMail } from "../../shared/mails/access-given.ts";
import { loadMember } from "../../shared/store/members.ts";
import { loadPartyName } from "../../shared/store/parties.ts";
import { loadPerson } from "../../shared/store/people.ts";
import type { Composition } from "./composition.ts";

/** The mails that give people their access. */
export const peopleMails: readonly Composition[] = [
  {
    fact: personInvited,
    async compose(fact, { portalUrl, contact }) {
      const partyId = fact.about.id;
      const { personId } = personInvited.read(fact);
      const [person, partyName] = await Promise.all([loadPerson(partyId, personId), loadPartyName(partyId)]);
      if (person === undefined || partyName === undefined)
        throw new Error(`the person of ${fact.id} does not exist`);
      const { name, email, role } = person;
      const invited = { name, email, role, kind: kindOfParty(partyId), partyName, portalUrl, contact };
      return { to: { name, email }, mail: personInvitedMail(invited) };
    },
  },
  {
    fact: memberAccountOpened,
    async compose(fact, { portalUrl, contact }) {
      const member = await loadMember(fact.about.id);
      if (member === undefined) throw new Error(`the member of ${fact.id} does not exist`);
      const { name, email } = member;
      return { to: { name, email }, mail: memberAccount({ name, email, portalUrl, contact }) };
    },
  },
];
