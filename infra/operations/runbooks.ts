/** The pages of `docs/operations/` that alarms send operators to, by their names, and what each is about. */
export const runbooks = {
  "dead-letters": "messages that no delivery succeeded for",
  "parked-records": "facts and records of the stream that were put aside",
  "run-failed": "a scheduled run that failed each time it was tried",
  "run-unfinished": "a scheduled run that did not finish in its time",
  "queue-age": "messages that wait for too long",
  "stream-age": "records of the table's stream that wait for too long",
  "server-errors": "answers 5xx of the API",
  certificates: "certificates that are not renewed",
  "edge-errors": "answers 5xx of CloudFront",
  "edge-limits": "requests that limits of the firewall refuse",
  "function-errors": "functions that fail or die",
  throttles: "functions that AWS refuses to start",
  table: "calls that the table throttles or fails",
  "sign-in": "the function that makes tokens",
  "mail-identity": "SES refuses whom mails come from",
  "mails-withheld": "mails that wait to leave",
  "mail-reputation": "bounces and complaints",
  objects: "items and objects that do not agree",
  budget: "what the month costs",
} as const;

/** A page of `docs/operations/`, see {@link runbooks}. */
export type Runbook = keyof typeof runbooks;
