import { answerWithin, within } from "./call-limits.ts";

// Apart from the table's: most functions call nothing else, and load less.
/**
 * Those of the bus, the bucket and the queues: the SDK tries again what fails for what passes, by what is said here rather than by what
 * a release of it does by itself (decision 71).
 */
export const serviceCalls = { retryMode: "standard", maxAttempts: 4, ...within(answerWithin) } as const;

/** The same where a person waits to sign in: Cognito leaves its trigger five seconds. */
export const signInCalls = { retryMode: "standard", maxAttempts: 2, ...within(1500) } as const;

/** Those of SES, once: whether a mail that was not answered for has left is decided by what is known of it (decision 12). */
export const mailerCalls = { maxAttempts: 1, ...within(10_000) } as const;

/** Those of an operator's command, which has no time limit: a copy of a large object takes its time. */
export const commandCalls = { retryMode: "standard", maxAttempts: 4, ...within(60_000) } as const;
