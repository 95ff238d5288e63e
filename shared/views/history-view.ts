import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type Fact, type FactDefinition, factEnvelope } from "../../events/fact.ts";
import { seesDecisions } from "../domain/access/decisions.ts";
import { mayRead } from "../domain/access/fields.ts";
import type { FileRelation } from "../domain/access/relations.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import type { FileMain } from "../domain/enrolment/file.ts";

/** An entry of a history for its readers: what happened, when, who did it, and in whose place (R-OEMM-1). */
export const historyEntry = factEnvelope
  .omit({ actor: true, about: true, version: true, requestId: true })
  .extend({
    label: z.string(),
    by: z.strictObject({ role: z.string(), name: z.string(), inPlaceOf: z.string().optional() }),
  })
  .meta({ id: "HistoryEntry" });

/** R-RGPD-4: whether a reader of a file's history is told of a fact at all. */
export function isToldTo(relation: FileRelation, { type }: Pick<Fact, "type">): boolean {
  return relation === "oemm" || relation === "owner" || factCatalogue.get(type)?.ownerOnly !== true;
}

/** R-RGPD-4, R-OEMM-1, R-PER-3: which data of a kind of fact a reader of a file is not told: in its history, and in the feed of changes. */
export function hiddenData(
  kind: FactDefinition | undefined,
  relation: FileRelation,
  file: FileMain,
): string[] {
  return [
    ...(seesDecisions(relation, file) ? [] : (kind?.decisions ?? [])),
    ...(mayRead(relation, "sessionPlace") ? [] : ["place"]),
    ...(relation === "oemm" ? [] : (kind?.oemmOnly ?? [])),
    ...(mayRead(relation, "motiveOfOemm") || kind?.inPlaceOf !== true
      ? []
      : kind.personal.filter((field) => field === "motive")),
  ];
}

/** A fact of a file's history as a reader in a relation to the file sees it. */
export function toFileHistoryEntry(
  fact: Fact,
  relation: FileRelation,
  file: FileMain,
): z.input<typeof historyEntry> {
  const kind = factCatalogue.get(fact.type);
  const hides = hiddenData(kind, relation, file);
  // The jury speaks with one voice: only OEMM reads which member acted.
  const isAnonymous = fact.actor.role === "jury-member" && relation !== "oemm";
  const entry = toHistoryEntry(fact, isAnonymous ? { name: "Jury", hides } : { hides });
  if (fact.actor.role !== "oemm" || kind?.inPlaceOf !== true || fact.data["motive"] === undefined)
    return entry;
  const name = fullName(file.candidate);
  return { ...entry, label: `${entry.label} (OEMM pour ${name})`, by: { ...entry.by, inPlaceOf: name } };
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
