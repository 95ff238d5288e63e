import * as z from "zod";
import { addressProofAsked } from "../../events/persons.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import { addressOf, askProof, countCode } from "../../shared/domain/people/contact-address.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { emailAddress } from "../../shared/domain/text/email-address.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import {
  loadAddresses,
  loadCodesSent,
  saveAddress,
  saveCodesSent,
} from "../../shared/store/contact-addresses.ts";

/** R-PER-2, R-PER-5: a person has a code sent to another address of theirs, to prove it. */
export const route = defineRoute({
  name: "people/ask-address-proof",
  method: "POST",
  path: "/me/addresses",
  summary: "Demander le code qui vérifie une autre de ses adresses",
  tag: "people",
  body: z.strictObject({ email: emailAddress }),
  status: 202,
  bounded: "codes",
  needs: { table: { reads: ["ADDRESS", "PERSON"], writes: ["ADDRESS", "PERSON"] } },
});

export const handler = serve(route, async ({ body, actor, newId, random, now }) => {
  const [known, sent] = await Promise.all([loadAddresses(actor.personId), loadCodesSent(body.email)]);
  const before = addressOf(known, body.email);
  // Proved already: nothing is to be sent.
  if (before?.state === "proved") return {};
  const counted = countCode(sent, guidePolicy.addressProof.codes, now);
  const asked = askProof(before, {
    id: newId("adr"),
    personId: actor.personId,
    email: body.email,
    code: makeCode(random(codeBytes)),
  });
  return {
    writes: [saveAddress(asked), saveCodesSent(counted)],
    facts: [addressProofAsked.of(actor.personId, { addressId: asked.id })],
  };
});
