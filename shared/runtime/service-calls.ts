/** Seconds that a function has unless its declaration tells otherwise: what it calls is given up before, so that it can tell. */
export const usualTimeoutSeconds = 15;

/**
 * How long a client of a service waits for a connection, for what comes of a request to begin, and for what is under way to go on,
 * milliseconds. Without these the SDK waits for ever, and a function that got no answer ends at its time limit, saying nothing.
 */
const within = (milliseconds: number) => ({
  requestHandler: {
    connectionTimeout: milliseconds,
    requestTimeout: milliseconds,
    socketTimeout: milliseconds,
    throwOnRequestTimeout: true,
  },
});

/** Milliseconds after which a call that was not answered is sent again: it usually takes some ten. */
const answerWithin = 3000;

/** The table's calls: `ask` tries them again, by a policy of its own; the SDK knows nothing of cancelled transactions. */
export const tableCalls = { maxAttempts: 1, ...within(answerWithin) } as const;

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
