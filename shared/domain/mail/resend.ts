import { DomainError } from "../domain-error.ts";
import { type Delivery, isLost, outcomeOf } from "./delivery.ts";

/**
 * A mail is sent again only when its recipient did not get it: it was withheld, came back, or is a letter that was not
 * posted yet, which is written anew.
 * @throws DomainError `mail-not-lost`.
 */
export function assertResendable(mail: { state: string; deliveries: readonly Delivery[] }): void {
  const outcome = outcomeOf(mail.deliveries);
  if (mail.state === "withheld" || mail.state === "to-post") return;
  if (outcome !== undefined && (isLost(outcome) || outcome.kind === "complained")) return;
  throw new DomainError("mail-not-lost", {
    rule: "R-JURY-6",
    detail: "Ce courriel est parti et n’est pas revenu\u00a0: il n’y a pas lieu de l’envoyer de nouveau.",
  });
}
