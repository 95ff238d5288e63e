import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { accountOfEmail } from "../../../shared/domain/enrolment/candidate.ts";
import { countCode } from "../../../shared/domain/people/contact-address.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { readKept, writeKept } from "../data/kept-file.ts";
import { demoAccounts } from "./demo-accounts.ts";
import { type UserAccount, userAccount } from "./user-account.ts";

/** Tries that a code of sign-up allows, and minutes that it lasts: as Cognito's, a day. */
const codeTries = 5;
const codeMinutes = 24 * 60;
/** Digits of a code. */
const codeDigits = 6;

/** The accounts of the local issuer: the demo ones, and those that signed up. */
export interface Accounts {
  /** The subject of an account that is no demo account: one for each address, and another once it was deleted. */
  subjectOf(email: string): string;
  bySubject(subject: string): UserAccount | undefined;
  /** All that are not deleted, in the order in which they were made. */
  all(): UserAccount[];
  /** The account that signs in with an address, which it proved; upper and lower case are alike. */
  byEmail(email: string): UserAccount | undefined;
  save(account: UserAccount): void;
  /**
   * Opens an account, or opens it anew as long as its address is not proved; gives the code to send, none where the address
   * has an account, which is counted alike.
   * @throws DomainError `too-many-codes`, as for other addresses (R-PER-2).
   */
  signUp(person: Pick<UserAccount, "givenName" | "familyName" | "email">): string | undefined;
  /** Proves an address; undefined where the code is wrong, too old, or was tried too often. */
  prove(email: string, code: string): UserAccount | undefined;
}

/** The accounts kept in `file`, of which the demo accounts are where they were not changed. */
export function openAccounts(file: string, now: () => Date): Accounts {
  const demo = new Map<string, UserAccount>(demoAccounts.map((account) => [account.subject, account]));
  const kept = new Map(
    (readKept(file, z.array(userAccount)) ?? []).map((account) => [account.subject, account]),
  );
  const save = (account: UserAccount) => {
    kept.set(account.subject, account);
    mkdirSync(dirname(file), { recursive: true });
    writeKept(file, [...kept.values()]);
  };
  const bySubject = (subject: string) => {
    const found = kept.get(subject) ?? demo.get(subject);
    return found?.deleted === true ? undefined : found;
  };
  const subjectOf = (email: string) => {
    const first = `local-${accountOfEmail(email)}`;
    let [subject, number] = [first, 1];
    while (kept.get(subject)?.deleted === true) subject = `${first}-${++number}`;
    return subject;
  };
  const byEmail = (email: string) => {
    const address = accountOfEmail(email);
    const ofDemo = demoAccounts.find((one) => accountOfEmail(one.email) === address);
    const found = bySubject(ofDemo?.subject ?? "") ?? bySubject(subjectOf(email));
    return found?.emailVerified === false ? undefined : found;
  };
  return {
    bySubject,
    all: () => [...new Set([...demo.keys(), ...kept.keys()])].flatMap((subject) => bySubject(subject) ?? []),
    subjectOf,
    byEmail,
    // A demo account is more than what is kept of one.
    save: (account) => save(userAccount.parse(account)),
    signUp(person) {
      const account = accountOfEmail(person.email);
      const known = byEmail(account);
      const { codesSentAt: before = [] } = known ?? kept.get(subjectOf(account)) ?? {};
      const held = { account, sentAt: before, version: 0 };
      const { sentAt: codesSentAt } = countCode(held, guidePolicy.addressProof.codes, now().toISOString());
      if (known !== undefined) {
        save(userAccount.parse({ ...known, codesSentAt }));
        return undefined;
      }
      const sent = String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
      const until = new Date(now().getTime() + codeMinutes * 60_000).toISOString();
      const code = { sent, triesLeft: codeTries, until };
      save({ ...person, subject: subjectOf(person.email), emailVerified: false, codesSentAt, code });
      return sent;
    },
    prove(email, typed) {
      const account = kept.get(subjectOf(email));
      if (account?.code === undefined) return undefined;
      const { code, ...known } = account;
      const open = code.triesLeft > 0 && now() < new Date(code.until);
      if (open && typed.replaceAll(/\s/g, "") === code.sent) {
        const proved = { ...known, emailVerified: true };
        save(proved);
        return proved;
      }
      save({ ...known, code: { ...code, triesLeft: Math.max(0, code.triesLeft - 1) } });
      return undefined;
    },
  };
}
