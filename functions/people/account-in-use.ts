import type { Account } from "../../shared/domain/people/account.ts";
import { isClosed } from "../../shared/domain/people/account-move.ts";
import type { Person } from "../../shared/domain/people/person.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { loadPerson, loadPersonNow, saveAccount } from "../../shared/store/persons.ts";
import { StaleRead } from "../../shared/store/stale-read.ts";
import { commit } from "../../shared/store/transaction.ts";

/** R-PER-5: OEMM moved the account: no token is made for what it was, so that its refresh tokens and codes are worth nothing. */
export class AccountMoved extends Error {
  constructor() {
    super("the account was moved");
    this.name = "AccountMoved";
  }
}

/**
 * Whose account it is now: its person, or the one whom they turned out to be (R-PER-4). An account that is not listed yet
 * among its person's is from now on.
 * @throws AccountMoved
 */
export async function accountInUse(account: Account, { now }: Pick<Runtime, "now">): Promise<Person> {
  const own = await loadPerson(account.personId);
  if (isClosed(account, own)) throw new AccountMoved();
  if (account.since === undefined) await listFromNow(account, now());
  return own.joinedInto === undefined ? own : loadPersonNow(own.joinedInto);
}

async function listFromNow(account: Account, since: Instant): Promise<void> {
  try {
    await commit([saveAccount({ ...account, since, version: account.version + 1 })]);
  } catch (error) {
    // Another token of the account is made at the same time, which lists it as well.
    if (!(error instanceof StaleRead)) throw error;
  }
}
