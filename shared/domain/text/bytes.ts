import * as z from "zod";

/** What a value may take, and what is told when it takes more. */
interface Limit {
  most: number;
  error: string;
}

const limits = new WeakMap<object, Limit>();
const utf8 = new TextEncoder();

/** Bytes of a value as it is sent and stored: those of its JSON, which for a text are those of UTF-8 and two quotes. */
export function bytesOf(value: unknown): number {
  return utf8.encode(JSON.stringify(value)).byteLength;
}

/** The check of a schema whose value takes at most `most` bytes, see {@link bytesOf}; `error` tells what to do. */
export function atMostBytes<Value>(most: number, error: string) {
  const check = z.refine<Value>((value) => bytesOf(value) <= most, { error });
  limits.set(check, { most, error });
  return check;
}

/** The bytes that a schema admits by {@link atMostBytes}, or undefined: sizes are computed from it. */
export function byteLimitOf(schema: z.core.$ZodType): Limit | undefined {
  const { checks = [] } = schema._zod.def;
  return checks.map((check) => limits.get(check)).find((limit) => limit !== undefined);
}
