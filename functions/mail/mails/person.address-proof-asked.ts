import { addressProofAsked } from "../../../events/persons.ts";
import { addressCode } from "../../../shared/mails/address-code.ts";
import { loadAddress } from "../../../shared/store/contact-addresses.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const { contact } = exampleMail;

/** R-PER-2: to an address that is not proved yet, the code that does. */
export const mail = declareMail({
  fact: addressProofAsked,
  unproved: true,
  async load({ fact, data: { addressId }, settings: { contact } }) {
    const address = await loadAddress(fact.about.id, addressId);
    if (address === undefined) throw new Error(`the address of ${fact.id} does not exist`);
    const code = address.state === "asked" ? address.code : undefined;
    return { to: { name: address.email, email: address.email }, given: { code, contact } };
  },
  write: addressCode,
  examples: [
    { code: "7K3M-9PQ2-XW4T", contact },
    { code: undefined, contact },
  ],
});
