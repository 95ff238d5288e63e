import { createHash } from "node:crypto";
import * as z from "zod";
import { inFigures } from "../domain/french/quantity.ts";
import { withEnd } from "../domain/id-end.ts";
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
import { contentDigest } from "./content-digest.ts";
import { errorToRefusal } from "./error-to-refusal.ts";
import { longestKey } from "./headers.ts";
import { invalidRequest } from "./parse.ts";
import { HttpProblem } from "./problem.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Route } from "./route.ts";
import { routeKey } from "./route-key.ts";

const idempotencyKey = z
  .string()
  .max(longestKey)
  .regex(/^[\x21-\x7e]+$/);

/** Refuses a malformed `Idempotency-Key`; @throws HttpProblem 400. */
export function checkKey(key: string): void {
  if (idempotencyKey.safeParse(key).success) return;
  throw invalidRequest([
    {
      in: "header",
      field: "Idempotency-Key",
      message: `${inFigures({ count: longestKey, unit: "character" })} imprimables au plus, sans espace.`,
    },
  ]);
}

/** A request that bears a key: of the same caller on the same route, that of the same content is its repetition. */
export class Keyed {
  readonly #request: KeyedRequest;
  readonly #digest: string;

  constructor(route: Pick<Route, "method" | "path">, key: string, asked: ReadRequest) {
    this.#request = { subject: asked.actor?.subject ?? "public", routeId: routeKey(route), key };
    this.#digest = contentDigest(asked);
  }

  /**
   * What the request was answered before; undefined for one that was not carried out yet.
   * @throws HttpProblem 422 when the key was another request's.
   */
  async answerBefore(): Promise<Answer | undefined> {
    const kept = await findAnswer(this.#request);
    return kept === undefined ? undefined : this.#repeated(kept);
  }

  /**
   * What the request was answered before, where the error comes of its repetition at the same time: that it was carried
   * out, or that what it makes exists by now.
   * @throws the error itself where it was not; HttpProblem 422 when the key was another request's.
   */
  async answerInPlaceOf(error: unknown): Promise<Answer> {
    if (error instanceof AlreadyDone) return this.#repeated(error.answer);
    const before = errorToRefusal(error) === undefined ? undefined : await this.answerBefore();
    if (before === undefined) throw error;
    return before;
  }

  /** The write that keeps the answer for repetitions; put first in the transaction. */
  kept(answer: Omit<KeptAnswer, "requestDigest">, now: Instant): Write {
    const at = Math.floor(Date.parse(now) / 1000);
    return keepAnswer(this.#request, { ...answer, requestDigest: this.#digest }, at);
  }

  /** A new identifier with the end that the same part of this very request has whenever it is repeated. */
  idOf(id: string, part: string): string {
    const { subject, routeId, key } = this.#request;
    const named = JSON.stringify([subject, routeId, key, this.#digest, part]);
    return withEnd(id, createHash("sha256").update(named).digest());
  }

  #repeated(kept: KeptAnswer): Answer {
    if (kept.requestDigest === this.#digest) return successAnswer(kept);
    throw new HttpProblem(
      "idempotency-key-reused",
      "Cette clé Idempotency-Key a servi à une autre demande\u00a0; choisissez-en une nouvelle.",
    );
  }
}
