import { memberAccountOpened } from "../../../events/people.ts";
import { memberAccount } from "../../../shared/mails/access-given.ts";
import { loadMember } from "../../../shared/store/members.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const { contact, portalUrl } = exampleMail;

/** R-JURY-7: gives a jury member their access. */
export const mail = declareMail({
  fact: memberAccountOpened,
  unproved: true,
  async load({ fact, settings: { portalUrl, contact } }) {
    const member = await loadMember(fact.about.id);
    if (member === undefined) throw new Error(`the member of ${fact.id} does not exist`);
    const { name, email } = member;
    return { to: { name, email }, given: { name, email, portalUrl, contact } };
  },
  write: memberAccount,
  examples: [{ name: "Sarah Exemple", email: "sarah@example.org", portalUrl, contact }],
});
