import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";

/** An entry of a history for its readers: what happened, when, and who did it. */
export const historyEntry = factEnvelope
  .omit({ actor: true, about: true, version: true })
  .extend({ label: z.string(), by: z.strictObject({ role: z.string(), name: z.string() }) })
  .meta({ id: "HistoryEntry" });

/** A fact as a history shows it; `name` where its reader is not told who acted. */
export function toHistoryEntry(fact: Fact, name: string = fact.actor.name): z.input<typeof historyEntry> {
  const { id, type, at, actor } = fact;
  const kind = factCatalogue.get(type);
  return {
    id,
    type,
    at,
    data: kind?.tell(fact) ?? {},
    label: kind?.label ?? type,
    by: { role: actor.role, name },
  };
}
