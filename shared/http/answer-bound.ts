import type { Answer } from "./answer.ts";
import { invalidRequest } from "./parse.ts";
import type { Route } from "./route.ts";

/** Bytes of an answer that Lambda gives back at most, as the JSON that it is handed over in. */
export const answerBytes = 6 * 1024 * 1024;
/** Room for the headers that are put on it afterwards. */
const margin = 16 * 1024;

/**
 * Refuses a page that is longer than an answer can be: Lambda would give a failure in its place, which the same request meets for ever.
 * @throws HttpProblem 400 where the caller can ask for fewer; Error for what no caller can shorten.
 */
export function assertFits({ query }: Pick<Route, "query">, answer: Answer): void {
  if (Buffer.byteLength(JSON.stringify(answer)) <= answerBytes - margin) return;
  if (query === undefined || !("limit" in query.shape))
    throw new Error("an answer is longer than Lambda gives back");
  const message = "Une page de tant d’éléments dépasse ce qu’une réponse contient\u00a0: demandez-en moins.";
  throw invalidRequest([{ in: "query", field: "limit", message }], message);
}
