import * as z from "zod";
import { generatedIdPattern } from "../domain/generated-id.ts";
import { searchedLength, searchedWords, wordToLookUp } from "../domain/lists/search-words.ts";
import { name } from "../domain/text/name.ts";
import { instant } from "../domain/time/civil-date.ts";
import { cursorExpected } from "../http/error-to-refusal.ts";
import { invalidRequest } from "../http/parse.ts";

/** The paging parameters of every list. */
export const paging = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: "Nombre d’éléments par page, au plus" }),
  cursor: z
    .string()
    .regex(/^[\w-]{1,2000}$/, cursorExpected)
    .optional()
    .meta({ description: "Suite de la liste, rendue par la page précédente" }),
});

/** Characters of a search at most. */
const longestSearch = 100;

/** A search: the beginnings of words, of which one has two letters at least. */
export const search = name(longestSearch)
  .refine((text) => wordToLookUp(searchedWords(text)) !== undefined, {
    error: `Donnez au moins ${searchedLength.least} lettres ou chiffres d’un mot.`,
  })
  .meta({ description: "Débuts de mots d’un nom, d’une adresse électronique ou d’un numéro" });

/** Several values of a parameter, separated by commas or in several parameters of the name, which API Gateway joins so. */
export function severalOf<Value extends string>(one: z.ZodType<Value, string>, values: readonly Value[]) {
  return z
    .string()
    .regex(/^[\w,-]{1,1000}$/, "Valeurs attendues, séparées par des virgules.")
    .transform((given) => [...new Set(given.split(","))])
    .pipe(z.array(one))
    .meta({ override: { type: "array", items: { type: "string", enum: [...values] } } });
}

/** Several generated identifiers, as {@link severalOf} takes values: each once, in their order. */
export function severalIds(id: z.ZodType<string, string>, prefix: string, most: number) {
  const items = { type: "string" as const, pattern: generatedIdPattern(prefix) };
  return z
    .string()
    .regex(/^[\w,-]{1,4000}$/, "Identifiants attendus, séparés par des virgules.")
    .transform((given) => [...new Set(given.split(","))])
    .pipe(z.array(id).max(most, `Donnez-en ${most} au plus.`))
    .meta({ override: { type: "array", maxItems: most, items } });
}

/** A parameter that says yes or no. */
export const choice = z
  .string()
  .regex(/^(true|false)$/, "Oui (true) ou non (false) est attendu.")
  .transform((given) => given === "true")
  .optional()
  .meta({ override: { type: "boolean" } });

/** What a list that is counted, or read by its changes, takes beside {@link paging}. */
export const finding = paging.extend({
  q: search.optional(),
  count: choice.meta({ description: "Compter aussi ce que la liste contient" }),
  updatedSince: instant.optional().meta({
    description: "Instant depuis lequel ce qui est rendu a changé, du plus ancien changement au plus récent",
  }),
});

/** How many things a list contains. */
export const count = z
  .strictObject({ value: z.int().nonnegative(), more: z.boolean() })
  .meta({ id: "Count", description: "Combien la liste contient d’éléments" });

/** A page of a list that is counted, or read by its changes. */
export function foundPageOf<Entry extends z.ZodType>(entry: Entry) {
  return pageOf(entry).extend({
    total: count.optional(),
    asOf: instant
      .optional()
      .meta({ description: "Dans la première page, à donner comme updatedSince la fois suivante" }),
  });
}

/** Refuses the parameters that have no effect for who asks, or together with others: none is passed over in silence. */
export function refuseParameters(given: Readonly<Record<string, unknown>>, why: string): void {
  const told = Object.entries(given).filter(([, value]) => value !== undefined && value !== false);
  if (told.length === 0) return;
  throw invalidRequest(told.map(([field]) => ({ in: "query" as const, field, message: why })));
}

/** A page of a list of `entry`. */
export function pageOf<Entry extends z.ZodType>(entry: Entry) {
  return z.strictObject({ items: z.array(entry), next: z.string().optional() });
}
