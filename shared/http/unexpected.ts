import type { Refusal } from "./problem.ts";

/** The answer to what no caller can do anything about: whether something was recorded before it is not known. */
export const unexpected = {
  code: "unexpected",
  detail:
    "Une erreur s’est produite de notre côté. Relisez ce que vous modifiiez avant de recommencer, ou répétez la demande avec sa clé Idempotency-Key\u00a0: elle n’est exécutée qu’une fois.",
} satisfies Refusal;
