import { accountTakenOver } from "../../events/persons.ts";
import { ownFiles, takeOver, unknownMove } from "../../shared/domain/people/take-over.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadAccountMove } from "../../shared/store/account-moves.ts";
import { loadAddress, saveAddress } from "../../shared/store/contact-addresses.ts";
import { itemsOfCandidate } from "../../shared/store/files.ts";
import { accountMoveKey } from "../../shared/store/keys.ts";
import { loadAccount, loadPerson, saveAccount, unchangedPerson } from "../../shared/store/persons.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { proof } from "../acceptance/proof.ts";
import { askedResemblance } from "./asked-resemblance.ts";

/** R-PER-5: who reads the address that OEMM moved an account to takes it over, signed in with that address. */
export const route = defineRoute({
  name: "people/take-over-account",
  method: "POST",
  path: "/me/account",
  summary: "Reprendre son compte à la nouvelle adresse, par le code reçu",
  tag: "people",
  body: proof,
  status: 204,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "PERSON", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["ACCOUNT", "PERSON", "TASK"],
      checks: ["PERSON"],
      deletes: ["ACCOUNT"],
    },
  },
});

export const handler = serve(route, async ({ body, actor, now }) => {
  const [move, account, own] = await Promise.all([
    loadAccountMove(actor.account),
    loadAccount(actor.subject),
    itemsOfCandidate(actor.personId),
  ]);
  if (move === undefined || account === undefined) throw unknownMove();
  const { personId, addressId } = move;
  const [person, address] = await Promise.all([loadPerson(personId), loadAddress(personId, addressId)]);
  if (address === undefined) throw unknownMove();
  const { after, error } = takeOver({ move, person, address }, body, guidePolicy.addressProof.tries, now);
  if (error !== undefined) return { refused: error, writes: [saveAddress(after)] };
  if (own.any && actor.personId !== personId) {
    const asked = askedResemblance(personId, actor.personId, now);
    const task = openTask(await loadTask(asked.id), asked);
    return { refused: ownFiles(), writes: task === undefined ? [] : [saveTask(task)] };
  }
  return {
    writes: [
      saveAccount({ ...account, personId, since: now, version: account.version + 1 }),
      { delete: accountMoveKey(actor.account) },
      unchangedPerson(person),
      saveAddress(after),
    ],
    facts: [accountTakenOver.of(personId, { addressId })],
  };
});
