import { type AccountMove, accountMove } from "../domain/people/account-move.ts";
import { defineEntity } from "./entity.ts";
import { accountMoveKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Accounts that are to be those of other addresses. */
export const accountMoveEntity = defineEntity({ name: "account-move", data: () => accountMove });

/** The move that waits for who reads an address, or undefined. One round trip. */
export async function loadAccountMove(account: string): Promise<AccountMove | undefined> {
  return accountMoveEntity.find(await readOne(accountMoveKey(account)));
}

/** The write that has a move wait; the last one to an address does. */
export function saveAccountMove(move: AccountMove): Write {
  const key = accountMoveKey(move.account);
  return { put: accountMoveEntity.item({ ...key, version: 1, data: move }), when: "any" };
}
