/** The line of the log that operators are told of: SES refuses whom mails come from, so that all of them wait. */
export const identityRefusedAlarm = "SES refuses the identity that mails come from: all of them wait";
