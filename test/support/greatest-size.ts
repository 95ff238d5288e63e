import type * as z from "zod";
import { byteLimitOf } from "../../shared/domain/text/bytes.ts";

/** What schemas leave open. */
export interface Assumed {
  /** Bytes of a text without a bound of its own: what was written by us, or came with a token. */
  text: number;
  /** Entries of lists and records without a bound of their own, by their path. */
  entries: Readonly<Record<string, number>>;
}

/** Characters of an identifier, a code, a day or a time, at most. */
const longestPattern = 64;
const longestNumber = 24;

/** Bytes of JSON that a value takes at most, by its schema; throws where it is endless. */
export function greatestSize(schema: z.core.$ZodType, assumed: Assumed, path = ""): number {
  const limit = byteLimitOf(schema)?.most ?? Number.POSITIVE_INFINITY;
  return Math.min(limit, limit === Number.POSITIVE_INFINITY ? madeOf(schema, assumed, path) : limit);
}

function madeOf(schema: z.core.$ZodType, assumed: Assumed, path: string): number {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const within = (inner: z.core.$ZodType, step = "") => greatestSize(inner, assumed, path + step);
  const entries = () => {
    const bound = boundOf(schema) ?? assumed.entries[path];
    if (bound === undefined) throw new Error(`${path} has no bound`);
    return bound;
  };
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).reduce(
        (sum, [key, field]) => sum + key.length + 4 + within(field, path === "" ? key : `.${key}`),
        2,
      );
    case "array":
      return 2 + entries() * (1 + within(def.element, "[]"));
    case "record":
      return 2 + entries() * (2 + within(def.keyType, "{key}") + within(def.valueType, "{}"));
    case "union":
      return Math.max(...def.options.map((option) => within(option)));
    case "optional":
    case "nullable":
    case "default":
      return within(def.innerType);
    case "pipe":
      return within(def.in);
    case "string":
      return 2 + (boundOf(schema) ?? (def.checks?.length || "format" in def ? longestPattern : assumed.text));
    case "number":
      return longestNumber;
    case "boolean":
      return 5;
    case "enum":
      return Math.max(...Object.values(def.entries).map((value) => String(value).length + 2));
    case "literal":
      return Math.max(...def.values.map((value) => String(value).length + 2));
    default:
      throw new Error(`${path} is a ${def.type}, of any size`);
  }
}

/** Entries or characters at most, by the checks of a schema. */
function boundOf(schema: z.core.$ZodType): number | undefined {
  const bounds = ((schema as z.core.$ZodTypes)._zod.def.checks ?? []).flatMap((check) => {
    const { maximum, length } = check._zod.def as { maximum?: number; length?: number };
    return maximum ?? length ?? [];
  });
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}
