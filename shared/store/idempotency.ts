import * as z from "zod";
import { defineEntity } from "./entity.ts";
import { idempotencyKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Seconds that the answer to a keyed request is kept. */
const keptFor = 24 * 3600;

const keptAnswer = z.object({
  /** Digest of the request, to tell a repetition from a key used twice. */
  requestDigest: z.string(),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
});
/** The answer of a request that was carried out. */
export type KeptAnswer = z.infer<typeof keptAnswer>;

/** Kept answers. */
export const answerEntity = defineEntity({ name: "idempotency", data: () => keptAnswer });

/** A request that was carried out before, with its answer. */
export class AlreadyDone extends Error {
  readonly answer: KeptAnswer;

  constructor(answer: KeptAnswer) {
    super("the request was carried out before");
    this.name = "AlreadyDone";
    this.answer = answer;
  }
}

/** Who repeats what. */
export interface KeyedRequest {
  subject: string;
  routeId: string;
  key: string;
}

/**
 * The write that keeps an answer, in the transaction that the answer tells of: a repetition, even at the same
 * time, fails with {@link AlreadyDone} and changes nothing. Put it first.
 */
export function keepAnswer(request: KeyedRequest, answer: KeptAnswer, nowSeconds: number): Write {
  return {
    put: answerEntity.item({
      ...idempotencyKey(request.subject, request.routeId, request.key),
      version: 1,
      data: answer,
      expiresAt: nowSeconds + keptFor,
    }),
    when: "absent",
    refused: (stored) => {
      if (stored === undefined) throw new Error("the kept answer was not returned");
      return new AlreadyDone(answerEntity.read(stored));
    },
  };
}

/** The answer kept for a request, or undefined. */
export async function findAnswer(request: KeyedRequest): Promise<KeptAnswer | undefined> {
  return answerEntity.find(await readOne(idempotencyKey(request.subject, request.routeId, request.key)));
}
