/** Seconds that a function has unless its declaration tells otherwise: what it calls is given up before, so that it can tell. */
export const usualTimeoutSeconds = 15;

/**
 * How long a client of a service waits for a connection, for what comes of a request to begin, and for what is under way to go on,
 * milliseconds. Without these the SDK waits for ever, and a function that got no answer ends at its time limit, saying nothing.
 */
export const within = (milliseconds: number) => ({
  requestHandler: {
    connectionTimeout: milliseconds,
    requestTimeout: milliseconds,
    socketTimeout: milliseconds,
    throwOnRequestTimeout: true,
  },
});

/** Milliseconds after which a call that was not answered is sent again: it usually takes some ten. */
export const answerWithin = 3000;

/** The table's calls: `ask` tries them again, by a policy of its own; the SDK knows nothing of cancelled transactions. */
export const tableCalls = { maxAttempts: 1, ...within(answerWithin) } as const;
