import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";

/** An entry of a history for its readers: what happened, when, and who did it. */
export const historyEntry = factEnvelope
  .omit({ actor: true, about: true, version: true })
  .extend({ label: z.string(), by: z.strictObject({ role: z.string(), name: z.string() }) })
  .meta({ id: "HistoryEntry" });

/** A fact as a history shows it; `name` where its reader is not told who acted. */
export function toHistoryEntry(
  { id, type, at, data, actor }: Fact,
  name: string = actor.name,
): z.input<typeof historyEntry> {
  const label = factCatalogue.get(type)?.label ?? type;
  return { id, type, at, data, label, by: { role: actor.role, name } };
}
