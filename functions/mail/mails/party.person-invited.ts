import { personInvited } from "../../../events/people.ts";
import { kindOfParty } from "../../../shared/domain/people/party.ts";
import { personInvited as personInvitedMail } from "../../../shared/mails/access-given.ts";
import { loadPartyName } from "../../../shared/store/parties.ts";
import { loadStaffMember } from "../../../shared/store/staff.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const { companyName, contact, portalUrl } = exampleMail;
const invited = { name: "Chloé Exemple", email: "chloe@example.org", portalUrl, contact };

/** Gives a person their access to a company, a centre or OEMM. */
export const mail = declareMail({
  fact: personInvited,
  unproved: true,
  async load({ fact, data: { personId }, settings: { portalUrl, contact } }) {
    const partyId = fact.about.id;
    const [person, partyName] = await Promise.all([
      loadStaffMember(partyId, personId),
      loadPartyName(partyId),
    ]);
    if (person === undefined || partyName === undefined)
      throw new Error(`the person of ${fact.id} does not exist`);
    const { name, email, role } = person;
    return {
      to: { name, email },
      given: { name, email, role, kind: kindOfParty(partyId), partyName, portalUrl, contact },
    };
  },
  write: personInvitedMail,
  examples: [
    { ...invited, role: "manager", kind: "company", partyName: companyName },
    { ...invited, role: "member", kind: "centre", partyName: "Centre Exemple" },
    { ...invited, role: "member", kind: "oemm", partyName: "OEMM" },
  ],
});
