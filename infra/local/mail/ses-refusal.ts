/** What SES answers to a mail that it does not take, as its Query API writes it. */
export function sesRefusal(code: string, message: string, type: "Sender" | "Receiver" = "Sender"): string {
  return `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>local</RequestId></ErrorResponse>`;
}

/** What SES answers while it does not know whom mails come from as verified, or no longer. */
export const notVerified = sesRefusal(
  "MessageRejected",
  "Email address is not verified. The following identities failed the check in region LOCAL: certifications@example.org",
);

/** What SES answers to more mails a second than the account may send. */
export const sendingTooFast = sesRefusal("Throttling", "Maximum sending rate exceeded.");

/** What SES answers to more mails in twenty-four hours than the account may send. */
export const quotaExceeded = sesRefusal("Throttling", "Daily message quota exceeded.");
