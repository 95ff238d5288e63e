import { contactCorrected } from "../../events/enrolment.ts";
import { readFact } from "../../events/fact.ts";
import { accountMoved, accountTakenOver } from "../../events/persons.ts";
import { isClosed } from "../../shared/domain/people/account-move.ts";
import { correctContact, withoutMailbox } from "../../shared/domain/people/contact-correction.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadAddress } from "../../shared/store/contact-addresses.ts";
import { loadFileMains, saveFile } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import { listAccounts, loadPersonWhole } from "../../shared/store/persons.ts";
import { deleteUser } from "./delete-user.ts";

/**
 * R-PER-5: ends in the user pool what signed in for a person whose account was moved, has their files write to that mailbox
 * no more, and once it is taken over to the new address, one at a time. What the pool still gives until then, `shape-token` refuses.
 */
export const trigger = defineTrigger({
  name: "people/follow-account-move",
  kind: "facts",
  purpose: "Ends the sign-in of moved accounts, and brings their files from the lost address to the new one",
  facts: [accountMoved, accountTakenOver],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 60,
  needs: {
    users: "delete",
    table: {
      reads: ["FILE", "PERSON"],
      lists: ["gsi1 ACCOUNTS", "gsi1 CANDIDATE"],
      writes: ["COMPANY", "FILE"],
      deletes: ["COMPANY"],
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const personId = fact.about.id;
  const moved = fact.type === accountMoved.type;
  if (moved) await endSignIn(personId);
  const change = (id: string) =>
    moved ? writeNoMore(id, personId) : reachAt(id, { personId, ...accountTakenOver.read(fact) });
  for await (const { id } of everyFileOf(personId))
    await commitAsSystem(() => change(id), systemRuntime, fact.actor);
});

async function endSignIn(personId: string): Promise<void> {
  for (const person of await loadPersonWhole(personId))
    for await (const account of listAccounts(person.id))
      if (isClosed(account, person)) await deleteUser(account.subject);
}

/** R-PER-5: a file of the person writes to the former mailbox no more. */
async function writeNoMore(fileId: string, personId: string): Promise<SystemDecision> {
  const [file] = await loadFileMains([fileId]);
  if (file?.candidate.personId !== personId || file.candidate.email === undefined)
    return { writes: [], facts: [] };
  return {
    writes: saveFile(file, { ...file, candidate: withoutMailbox(file.candidate) }),
    facts: [contactCorrected.of(fileId, { motive: "mailbox-lost" })],
  };
}

/** R-PER-1: a file of the person writes to their new address; one that does already stays. */
async function reachAt(
  fileId: string,
  { personId, addressId }: { personId: string; addressId: string },
): Promise<SystemDecision> {
  const [[file], address] = await Promise.all([loadFileMains([fileId]), loadAddress(personId, addressId)]);
  const unchanged = { writes: [], facts: [] };
  if (file?.candidate.personId !== personId || address?.state !== "proved") return unchanged;
  const { email } = address;
  if (file.candidate.email === email) return unchanged;
  const { phone } = file.candidate;
  const contact = { email, ...(phone === undefined ? {} : { phone }) };
  const motive = "mailbox-lost";
  const candidate = correctContact(file.candidate, contact, { motive });
  return {
    writes: saveFile(file, { ...file, candidate }),
    facts: [contactCorrected.of(fileId, { motive })],
  };
}
