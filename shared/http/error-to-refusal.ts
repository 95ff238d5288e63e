import { DomainError, type RefusalKind } from "../domain/domain-error.ts";
import { InvalidCursor } from "../store/cursor.ts";
import { StaleRead } from "../store/stale-read.ts";
import { TooLarge } from "../store/storage-limits.ts";
import { HttpProblem, type Refusal } from "./problem.ts";

/** What an error refuses, or undefined when it is none that a client can do anything about. */
export function errorToRefusal(error: unknown): Refusal | undefined {
  if (error instanceof HttpProblem) return error.refusal;
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof InvalidCursor)
    return {
      code: "invalid-request",
      detail: "Ce curseur n’appartient pas à cette liste.",
      errors: [{ in: "query", field: error.parameter, message: cursorExpected }],
    };
  if (error instanceof StaleRead)
    return {
      code: "concurrent-change",
      detail: "La ressource est en cours de modification\u00a0; réessayez dans un instant.",
    };
  if (error instanceof TooLarge)
    return {
      code: "too-large",
      detail:
        "Ce changement dépasse ce qui s’enregistre en une fois\u00a0: raccourcissez les textes, ou faites-le en plusieurs fois.",
    };
  return undefined;
}

/** What is expected of a place in a list or in the feed. */
export const cursorExpected =
  "La valeur de «\u00a0next\u00a0» d’une lecture précédente est attendue, telle quelle.";

const statuses: Readonly<Record<RefusalKind, number>> = { state: 409, input: 400, actor: 403, limit: 429 };

function ofDomain({ code, detail, kind, rule, allowed, fields }: DomainError): Refusal {
  return {
    code,
    detail,
    status: statuses[kind],
    rule,
    ...(allowed === undefined ? {} : { allowed: [...allowed] }),
    ...(fields.length === 0
      ? {}
      : { errors: fields.map(({ path, ...fault }) => ({ ...fault, in: "body" as const, field: path })) }),
  };
}
