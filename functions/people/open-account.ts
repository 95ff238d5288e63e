import type { Account } from "../../shared/domain/people/account.ts";
import { isOneName } from "../../shared/domain/people/resemblance.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { itemsOfCandidate } from "../../shared/store/files.ts";
import { loadAccount, loadPerson, saveAccount } from "../../shared/store/persons.ts";
import { StaleRead } from "../../shared/store/stale-read.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { askedResemblance } from "./asked-resemblance.ts";

/**
 * R-PER-1: makes the item of an account at its first token. Where files of before persons stand under its address, which
 * then was a person's identifier, they are its person's, though that person was joined with another since. R-PER-4: files
 * of several names are no account's by themselves: whose they are is a task of OEMM. Two round trips, once in the life of an
 * account.
 */
export async function openFirst(
  subject: string,
  address: string,
  runtime: Pick<Runtime, "newId" | "now">,
): Promise<Account> {
  const [items, former] = await Promise.all([itemsOfCandidate(address), loadPerson(address)]);
  const established = former.joinedInto !== undefined || former.joinedWith !== undefined;
  // R-PER-5: whose account was moved is reached at this address no more.
  const moved = former.accountsClosedAt !== undefined;
  const own = !moved && (items.any || former.version > 0) && (established || isOneName(items.names));
  const personId = own ? address : runtime.newId("prs");
  const opened = { subject, personId, since: runtime.now(), version: 1 };
  const asked = own || moved || isOneName(items.names) ? [] : sharedAddressTask(address, personId, runtime);
  try {
    await commit([saveAccount(opened), ...asked]);
    return opened;
  } catch (error) {
    // Another token of the account is made at the same time: the first one says whose it is.
    const first = error instanceof StaleRead ? await loadAccount(subject) : undefined;
    if (first === undefined) throw error;
    return first;
  }
}

/** R-PER-4: whether the person of an account is the one of older files, which bear several names. */
function sharedAddressTask(address: string, personId: string, runtime: Pick<Runtime, "now">): Write[] {
  const asked = askedResemblance(address, personId, runtime.now());
  const task = openTask(undefined, { ...asked, sharedAddress: true });
  return task === undefined ? [] : [saveTask(task)];
}
