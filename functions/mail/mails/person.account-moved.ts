import { accountMoved } from "../../../events/persons.ts";
import { accountCode } from "../../../shared/mails/account-code.ts";
import { loadAddress } from "../../../shared/store/contact-addresses.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const { contact, fileUrl } = exampleMail;

/** R-PER-5: to the address that an account was moved to, the code by which its reader takes it over. */
export const mail = declareMail({
  fact: accountMoved,
  async load({ fact, data: { addressId }, settings: { contact, portalUrl } }) {
    const address = await loadAddress(fact.about.id, addressId);
    if (address === undefined) throw new Error(`the address of ${fact.id} does not exist`);
    const code = address.state === "asked" ? address.code : undefined;
    const url = `${portalUrl}/account`;
    return { to: { name: address.email, email: address.email }, given: { code, contact, url } };
  },
  write: accountCode,
  examples: [
    { code: "7K3M-9PQ2-XW4T", contact, url: fileUrl },
    { code: undefined, contact, url: fileUrl },
  ],
});
