import * as z from "zod";
import { accountMoved } from "../../events/persons.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { accountMoveReasons, closeAccounts } from "../../shared/domain/people/account-move.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import { addressOf, askProof, countCode } from "../../shared/domain/people/contact-address.ts";
import { assertSettled } from "../../shared/domain/people/person.ts";
import { assertMovable } from "../../shared/domain/people/take-over.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { emailAddress } from "../../shared/domain/text/email-address.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveAccountMove } from "../../shared/store/account-moves.ts";
import {
  loadAddresses,
  loadCodesSent,
  saveAddress,
  saveCodesSent,
} from "../../shared/store/contact-addresses.ts";
import { loadPersonWhole, savePerson } from "../../shared/store/persons.ts";

/**
 * R-PER-5: once it has checked identity, OEMM moves the account of a file's person to another address. What signed in for
 * them does so no more, at once; who reads the new address takes over by the code that is sent there (`take-over-account`).
 */
export const route = defineRoute({
  name: "people/move-account",
  method: "POST",
  path: "/files/{fileId}/account-move",
  summary: "Déplacer le compte d’un candidat vers une autre adresse, après vérification de son identité",
  tag: "people",
  params: z.strictObject({ fileId }),
  body: accountMoveReasons.extend({ email: emailAddress }),
  status: 202,
  edits: true,
  needs: { table: { reads: ["ADDRESS", "PERSON"], writes: ["ACCOUNT", "ADDRESS", "PERSON"] } },
});

export const handler = serve(route, async ({ contents: { file }, body, newId, random, now }) => {
  assertMovable(file);
  const { email, ...reasons } = body;
  const { personId } = file.candidate;
  const [persons, known, sent] = await Promise.all([
    loadPersonWhole(personId),
    loadAddresses(personId),
    loadCodesSent(email),
  ]);
  assertSettled(persons[0]);
  const address = askProof(addressOf(known, email), {
    id: newId("adr"),
    personId,
    email,
    code: makeCode(random(codeBytes)),
  });
  return {
    writes: [
      ...persons.map((person) => savePerson(person, closeAccounts(person, now))),
      saveAccountMove({ account: accountOfEmail(email), personId, addressId: address.id, at: now }),
      saveAddress(address),
      saveCodesSent(countCode(sent, guidePolicy.addressProof.codes, now)),
    ],
    facts: [accountMoved.of(personId, { ...reasons, addressId: address.id })],
  };
});
