import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";

/** An entry of a history for its readers: what happened, when, and who did it. */
export const historyEntry = factEnvelope
  .omit({ actor: true, about: true, version: true })
  .extend({ label: z.string(), by: z.strictObject({ role: z.string(), name: z.string() }) })
  .meta({ id: "HistoryEntry" });

/**
 * A fact as a history shows it; `name` where its reader is not told who acted, `hides` the data that they are not told.
 */
export function toHistoryEntry(
  fact: Fact,
  { name = fact.actor.name, hides = [] }: { name?: string; hides?: readonly string[] } = {},
): z.input<typeof historyEntry> {
  const { id, type, at, actor } = fact;
  const kind = factCatalogue.get(type);
  const told = Object.entries(kind?.tell(fact) ?? {}).filter(([field]) => !hides.includes(field));
  return {
    id,
    type,
    at,
    data: Object.fromEntries(told),
    label: kind?.label ?? type,
    by: { role: actor.role, name },
  };
}
