import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { Attributes } from "../domain/bring-up.ts";
import { defineEntity } from "./entity.ts";
import { idempotencyKey } from "./keys.ts";
import { readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** How long the answer to a keyed request is kept. */
export const answersKept = { count: 24, unit: "hour" } as const;

const keptAnswer = z.object({
  /** Digest of the request, to tell a repetition from a key used twice. */
  requestDigest: z.string(),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  /** The body's JSON, absent where the answer has none: as text, for DynamoDB keeps no order of an object's fields. */
  json: z.string().optional(),
  /** In place of `json` where it is long: the same, compressed, in base64. */
  packed: z.string().optional(),
});
/** The answer of a request that was carried out. */
export interface KeptAnswer extends Omit<z.infer<typeof keptAnswer>, "json" | "packed"> {
  /** Absent where the answer has none. */
  body?: unknown;
}

/** First to second shape: until repetitions were the same to the byte, a body was kept as an object. */
function bodyAsText({ body, ...old }: Attributes): Attributes {
  return body === undefined ? old : { ...old, json: JSON.stringify(body) };
}

/** Kept answers. */
export const answerEntity = defineEntity({
  name: "idempotency",
  data: () => keptAnswer,
  steps: [{ data: bodyAsText }],
});

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
      data: packed(answer),
      expiresAt: nowSeconds + answersKept.count * 3600,
    }),
    when: "absent",
    refused: (stored) => {
      if (stored === undefined) throw new Error("the kept answer was not returned");
      return new AlreadyDone(unpacked(answerEntity.read(stored)));
    },
  };
}

/** The answer kept for a request, or undefined. One round trip. */
export async function findAnswer(request: KeyedRequest): Promise<KeptAnswer | undefined> {
  const kept = answerEntity.find(
    await readOne(idempotencyKey(request.subject, request.routeId, request.key)),
  );
  return kept === undefined ? undefined : unpacked(kept);
}

/** Bytes of JSON from which an answer is compressed: a whole file with its booklet may be more than an item takes. */
const longAnswer = 50 * 1024;

function packed({ body, ...answer }: KeptAnswer): z.infer<typeof keptAnswer> {
  if (body === undefined) return answer;
  const json = JSON.stringify(body);
  if (Buffer.byteLength(json) < longAnswer) return { ...answer, json };
  return { ...answer, packed: gzipSync(json).toString("base64") };
}

function unpacked({ json, packed, ...answer }: z.infer<typeof keptAnswer>): KeptAnswer {
  const text = packed === undefined ? json : gunzipSync(Buffer.from(packed, "base64")).toString("utf8");
  return text === undefined ? answer : { ...answer, body: JSON.parse(text) };
}
