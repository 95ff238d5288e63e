import { countersignatureAsked as asked } from "../../../events/jury.ts";
import { countersignatureAsked } from "../../../shared/mails/countersignature-asked.ts";
import { loadMember } from "../../../shared/store/members.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const { contact, portalUrl } = exampleMail;

/** R-DAY-8: to a member who may countersign. */
export const mail = declareMail({
  fact: asked,
  async load({ fact, data, settings: { portalUrl, contact } }) {
    const member = await loadMember(data.memberId);
    if (member === undefined) throw new Error(`the member of ${fact.id} does not exist`);
    const { name, email } = member;
    return {
      to: { name, email },
      given: {
        name,
        signer: data.signer,
        sessionDate: data.sessionDate,
        lastDay: data.lastDay,
        sessionUrl: `${portalUrl}/sessions/${fact.about.id}`,
        contact,
      },
    };
  },
  write: countersignatureAsked,
  examples: [
    {
      name: "Inès Exemple",
      signer: "Sarah Exemple",
      sessionDate: "2027-07-02",
      lastDay: "2027-08-31",
      sessionUrl: `${portalUrl}/sessions/ses_exemple`,
      contact,
    },
  ],
});
