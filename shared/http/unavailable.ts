import type { Refusal } from "./problem.ts";

/** Seconds after which a caller may ask again: what was asked for too often has had its turn by then. */
const askAgainAfter = 2;

/** The answer where what a request needs was throttled, at work for others or not answered until the last attempt. */
export const unavailable = {
  code: "unavailable",
  detail:
    "Le service est trop sollicité en ce moment. Attendez quelques secondes, puis répétez la demande avec sa clé Idempotency-Key\u00a0: elle n’est exécutée qu’une fois. Sans clé, relisez ce que vous modifiiez avant de recommencer.",
} satisfies Refusal;

/** When to ask again, as the answer's headers tell. */
export const unavailableHeaders = { "retry-after": String(askAgainAfter) };
