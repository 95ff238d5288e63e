import * as z from "zod";

/** The paging parameters of every list. */
export const paging = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .meta({ description: "Nombre d’éléments par page" }),
  cursor: z
    .string()
    .regex(/^[\w-]{1,2000}$/, "Curseur inconnu.")
    .optional()
    .meta({ description: "Suite de la liste, rendue par la page précédente" }),
});

/** A page of a list of `entry`. */
export function pageOf<Entry extends z.ZodType>(entry: Entry) {
  return z.strictObject({ items: z.array(entry), next: z.string().optional() });
}
