import type { Accounts } from "./accounts.ts";
import { knownSecret, newSecret, tryCode } from "./authenticator.ts";
import type { UserAccount } from "./user-account.ts";

/** What second factors of accounts stand on. */
export interface SecondFactorParts {
  accounts: Accounts;
  now: () => Date;
}

/** Gives an account a secret to show, which counts once a code of it was typed (AssociateSoftwareToken). */
export function associate(account: UserAccount, { accounts }: SecondFactorParts): string {
  const shownSecret = newSecret();
  accounts.save({ ...account, shownSecret });
  return shownSecret;
}

/**
 * Takes the secret that was shown for the account's, by a code of it (VerifySoftwareToken), with `changes` that come with
 * it; undefined where none was shown.
 */
export function verifyShown(
  account: UserAccount,
  typed: string,
  { accounts, now }: SecondFactorParts,
  changes: Pick<UserAccount, "secondFactor"> = {},
) {
  if (account.shownSecret === undefined) return undefined;
  const { told, account: tried } = tryCode(account, account.shownSecret, typed, now());
  const { shownSecret: secret, ...known } = tried;
  accounts.save(told === "right" ? { ...known, secret, ...changes } : tried);
  return told;
}

/** Whether a code is one that the account signs in with. */
export function verifyAtSignIn(account: UserAccount, typed: string, { accounts, now }: SecondFactorParts) {
  const { told, account: tried } = tryCode(
    account,
    account.secret ?? knownSecret(account.subject),
    typed,
    now(),
  );
  accounts.save(tried);
  return told;
}
