import type { Account } from "../../shared/domain/people/account.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { candidateHasItems } from "../../shared/store/files.ts";
import { loadAccount, loadPerson, openAccount } from "../../shared/store/persons.ts";
import { commit, StaleRead } from "../../shared/store/transaction.ts";

/**
 * R-PER-1: makes the item of an account at its first token. Where files of before persons stand under its address, which
 * then was a person's identifier, they are its person's, though that person was joined with another since. Two round trips, once in the life of an account.
 */
export async function openFirst(
  subject: string,
  address: string,
  runtime: Pick<Runtime, "newId">,
): Promise<Account> {
  const [items, person] = await Promise.all([candidateHasItems(address), loadPerson(address)]);
  const personId = items || person.version > 0 ? address : runtime.newId("prs");
  const opened = { subject, personId, version: 1 };
  try {
    await commit([openAccount(opened)]);
    return opened;
  } catch (error) {
    // Another token of the account is made at the same time: the first one says whose it is.
    const first = error instanceof StaleRead ? await loadAccount(subject) : undefined;
    if (first === undefined) throw error;
    return first;
  }
}
