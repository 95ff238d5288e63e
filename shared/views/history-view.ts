import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";
import { mayRead } from "../domain/access/fields.ts";
import type { FileRelation } from "../domain/access/relations.ts";

/** An entry of a history for its readers: what happened, when, and who did it. */
export const historyEntry = factEnvelope
  .omit({ actor: true, about: true, version: true })
  .extend({ label: z.string(), by: z.strictObject({ role: z.string(), name: z.string() }) })
  .meta({ id: "HistoryEntry" });

/** A fact of a file's history as a reader in a relation to the file sees it. */
export function toFileHistoryEntry(fact: Fact, relation: FileRelation): z.input<typeof historyEntry> {
  const hides = mayRead(relation, "sessionPlace") ? [] : ["place"];
  // The jury speaks with one voice: only OEMM reads which member acted.
  const isAnonymous = fact.actor.role === "jury-member" && relation !== "oemm";
  return toHistoryEntry(fact, isAnonymous ? { name: "Jury", hides } : { hides });
}

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
