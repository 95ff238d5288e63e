import { Secret, TOTP } from "otpauth";
import type { UserAccount } from "./user-account.ts";

/** Seconds that a code is shown for, and codes before and after it that are taken: clocks differ, and typing takes time. */
const period = 30;
const window = 1;
/** Bytes of a secret: Cognito's. */
const secretBytes = 32;
/** Wrong codes in a row after which none is taken, and for how many minutes: Cognito's longest. */
export const wrongCodes = 5;
const closedMinutes = 15;

/** A new secret for an application, in base32. */
export function newSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The secret that an account has on this machine where its second factor was switched on, and not set with an application. */
export function knownSecret(subject: string): string {
  return Secret.fromUTF8(`known-secret-of-${subject}`).base32;
}

/** What an application reads a secret from, as a code to photograph or as a link: an `otpauth://` address. */
export function secretAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The six digits that an application shows at an instant (RFC 6238). */
export function codeAt(secret: string, at: Date): string {
  return totpOf(secret).generate({ timestamp: at.getTime() });
}

/** The code of a trial account that is taken next: this instant's, or the one after it where that one has served. */
export function codeToType({ subject, codes }: UserAccount, now: Date): string {
  const step = Math.max(TOTP.counter({ period, timestamp: now.getTime() }), (codes?.lastStep ?? -1) + 1);
  return codeAt(knownSecret(subject), new Date(step * period * 1000));
}

/** What becomes of a code that was typed. `closed` tells that too many were wrong, whether this one is or not. */
type Told = "right" | "wrong" | "closed";

/** Whether a code is that of a secret, once; gives the account as it is then. */
export function tryCode(
  account: UserAccount,
  secret: string,
  typed: string,
  now: Date,
): { told: Told; account: UserAccount } {
  const { lastStep = -1, wrong = 0, closedUntil } = account.codes ?? {};
  if (closedUntil !== undefined && now < new Date(closedUntil)) return { told: "closed", account };
  const token = typed.replaceAll(/\s/g, "");
  const delta = totpOf(secret).validate({ token, window, timestamp: now.getTime() });
  const step = delta === null ? undefined : TOTP.counter({ period, timestamp: now.getTime() }) + delta;
  if (step !== undefined && step > lastStep)
    return { told: "right", account: { ...account, codes: { lastStep: step } } };
  const until = new Date(now.getTime() + closedMinutes * 60_000).toISOString();
  const next = wrong + 1 < wrongCodes ? { wrong: wrong + 1 } : { closedUntil: until };
  return { told: "wrong", account: { ...account, codes: { lastStep, ...next } } };
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: "CQP de la Mutualité", label, secret, period });
}
