import { addressProved } from "../../events/persons.ts";
import { addressOf, proveAddress, wrongCode } from "../../shared/domain/people/contact-address.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { emailAddress } from "../../shared/domain/text/email-address.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadAddresses, saveAddress } from "../../shared/store/contact-addresses.ts";
import { proof } from "../acceptance/proof.ts";

/** R-PER-2, R-PER-5: a person proves an address by the code that was sent there. */
export const route = defineRoute({
  name: "people/prove-address",
  method: "POST",
  path: "/me/addresses/proof",
  summary: "Vérifier une adresse par le code reçu",
  tag: "people",
  body: proof.pick({ code: true }).extend({ email: emailAddress }),
  status: 204,
  needs: { table: { reads: ["PERSON"], writes: ["PERSON"] } },
});

export const handler = serve(route, async ({ body, actor, now }) => {
  const before = addressOf(await loadAddresses(actor.personId), body.email);
  if (before === undefined) throw wrongCode();
  const { after, error } = proveAddress(before, body.code, guidePolicy.addressProof.tries, now);
  if (error !== undefined) return { refused: error, writes: [saveAddress(after)] };
  return {
    writes: [saveAddress(after)],
    facts: [addressProved.of(actor.personId, { addressId: after.id })],
  };
});
