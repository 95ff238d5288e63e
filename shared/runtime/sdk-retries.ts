/**
 * How the SDK tries calls again that fail for what passes, of all services but the table, whose calls have a policy of their
 * own, and SES, which is called once: said here rather than left to what a release of the SDK does by itself (decision 71).
 */
export const sdkRetries = { retryMode: "standard", maxAttempts: 4 } as const;

/** The same where a person waits to sign in: Cognito leaves its trigger five seconds. */
export const sdkRetriesAtSignIn = { retryMode: "standard", maxAttempts: 2 } as const;
