import { DomainError, type RefusalKind } from "../domain/domain-error.ts";
import { InvalidCursor } from "../store/cursor.ts";
import { StaleRead } from "../store/stale-read.ts";
import { TooLarge } from "../store/transaction.ts";
import { HttpProblem, type Problem, problemOf } from "./problem.ts";

/** The answer to an error, or undefined when it is none that a client can do anything about. */
export function errorToProblem(error: unknown): Problem | undefined {
  if (error instanceof HttpProblem) return error.problem;
  if (error instanceof DomainError) return refusal(error);
  if (error instanceof InvalidCursor)
    return problemOf(
      "invalid-request",
      400,
      "Requête invalide",
      "Ce curseur n’appartient pas à cette liste.",
      {
        errors: [{ in: "query", field: "cursor", message: "Curseur inconnu." }],
      },
    );
  if (error instanceof StaleRead)
    return problemOf(
      "concurrent-change",
      409,
      "Modification simultanée",
      "La ressource est en cours de modification ; réessayez dans un instant.",
    );
  if (error instanceof TooLarge)
    return problemOf(
      "too-large",
      409,
      "Trop volumineux",
      "Ce changement dépasse ce qui s’enregistre en une fois : raccourcissez les textes, ou faites-le en plusieurs fois.",
    );
  return undefined;
}

const refusals: Readonly<Record<RefusalKind, readonly [status: number, title: string]>> = {
  state: [409, "Action refusée"],
  input: [400, "Requête invalide"],
  actor: [403, "Action non permise"],
  limit: [429, "Trop de demandes"],
};

function refusal(error: DomainError): Problem {
  const [status, title] = refusals[error.kind];
  return problemOf(error.code, status, title, error.detail, {
    rule: error.rule,
    ...(error.allowed === undefined ? {} : { allowed: [...error.allowed] }),
    ...(error.fields.length === 0
      ? {}
      : { errors: error.fields.map(({ path, message }) => ({ in: "body" as const, field: path, message })) }),
  });
}
