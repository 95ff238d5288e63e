import type { Instant } from "../domain/time/civil-date.ts";
import {
  AlreadyDone,
  findAnswer,
  type KeptAnswer,
  type KeyedRequest,
  keepAnswer,
} from "../store/idempotency.ts";
import type { Write } from "../store/transaction.ts";
import { type Answer, successAnswer } from "./answer.ts";
import { errorToProblem } from "./error-to-problem.ts";
import { HttpProblem, problemOf } from "./problem.ts";

/** A request that bears a key, and the digest that tells its repetition from another request. */
export interface Keyed {
  request: KeyedRequest;
  digest: string;
}

/** The write that keeps the answer to a request for its repetition; put first in the transaction. */
export function keptFor(
  { request, digest }: Keyed,
  answer: Omit<KeptAnswer, "requestDigest">,
  now: Instant,
): Write {
  return keepAnswer(request, { ...answer, requestDigest: digest }, Math.floor(Date.parse(now) / 1000));
}

/**
 * What a request was answered before, where the error comes of its repetition: that it was carried out, or that what it
 * makes exists by now.
 * @throws the error itself where it was not; HttpProblem 422 when the key was another request's.
 */
export async function answerOfRepetition(error: unknown, { request, digest }: Keyed): Promise<Answer> {
  const kept = error instanceof AlreadyDone ? error.answer : await answerBefore(error, request);
  if (kept === undefined) throw error;
  if (kept.requestDigest === digest) return successAnswer(kept);
  throw new HttpProblem(
    problemOf(
      "idempotency-key-reused",
      422,
      "Clé déjà utilisée",
      "Cette clé Idempotency-Key a servi à une autre demande ; choisissez-en une nouvelle.",
    ),
  );
}

/** A repeated creation is often refused before it is written, since the thing exists by now. */
async function answerBefore(error: unknown, request: KeyedRequest) {
  return errorToProblem(error) === undefined ? undefined : findAnswer(request);
}
