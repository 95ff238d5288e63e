import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import { type FactDefinition, factSubject } from "../../events/fact.ts";
import { type Actor, role } from "../domain/access/actor.ts";
import { relationOfFollower, relationToSession } from "../domain/access/relations.ts";
import { bringUp } from "../domain/bring-up.ts";
import type { FileMain } from "../domain/enrolment/file.ts";
import type { JurySession } from "../domain/jury/session.ts";
import { droppingUnknown } from "../domain/structure.ts";
import { instant } from "../domain/time/civil-date.ts";
import type { ChangeEntry } from "../store/changes.ts";
import { hiddenData, isToldTo } from "./history-view.ts";

/** The type of a change that tells that its reader has no access to its subject any more. */
export const accessEnded = "access.ended";
/** What it is called in French. */
export const accessEndedLabel = "Fin de l’accès";

/**
 * A change: a fact by its type, whose data `docs/asyncapi.json` says, or that access to its subject ended: what
 * its reader holds of it is then to be removed.
 */
export const change = z
  .strictObject({
    id: z.ulid(),
    type: z.string(),
    label: z.string(),
    version: z.int().positive(),
    at: instant,
    subject: factSubject,
    by: role.optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Change", description: "Changement" });

/** The data of a kind of fact as the feed tells them: those of people, which can be erased, are read where they stand. */
export function dataOfChange({ data, personal, oemmOnly, decisions = [] }: FactDefinition): z.ZodObject {
  const hidden: readonly string[] = ["place", ...oemmOnly, ...decisions];
  const shape = Object.entries(data.shape as z.ZodRawShape)
    .filter(([field]) => !personal.some((name) => name === field))
    .map(([field, schema]) => [field, hidden.includes(field) ? z.optional(schema) : schema]);
  return z.strictObject(Object.fromEntries(shape));
}

/** What the subjects of changes are, as they stand. */
export interface Subjects {
  files: ReadonlyMap<string, FileMain>;
  sessions: ReadonlyMap<string, JurySession>;
}

/**
 * R-CHG-1: a change as its reader is told it now: its fact with the data that they may read; that their access ended, where they
 * don't read its subject any more; undefined of a kind that this code doesn't know yet.
 */
export function toChange(
  { fact }: Pick<ChangeEntry, "fact">,
  actor: Actor,
  { files, sessions }: Subjects,
): z.input<typeof change> | undefined {
  const { id, type, at, about, by } = fact;
  const kind = factCatalogue.get(type);
  if (kind === undefined) return undefined;
  const envelope = { id, at, subject: about };
  const gone = { ...envelope, type: accessEnded, label: accessEndedLabel, version: 1 } as const;
  const hides = hiddenFrom(actor, kind, about, { files, sessions });
  if (hides === undefined) return gone;
  const hidden: readonly string[] = hides;
  const data = Object.fromEntries(
    Object.entries(tellCarried(kind, fact)).filter(([field]) => !hidden.includes(field)),
  );
  return { ...envelope, type, label: kind.label, version: kind.version, by, data };
}

/** The data of a fact without its details, as this version of its contract names them; none that it can't read. */
function tellCarried(kind: FactDefinition, { data, version }: ChangeEntry["fact"]): Record<string, unknown> {
  return droppingUnknown(dataOfChange(kind)).safeParse(bringUp(data, version, kind.steps)).data ?? {};
}

/** The data of a fact that a reader is not told; undefined where they don't read its subject. */
function hiddenFrom(
  actor: Actor,
  kind: FactDefinition,
  about: ChangeEntry["fact"]["about"],
  { files, sessions }: Subjects,
): string[] | undefined {
  if (about.kind === "session") {
    const session = sessions.get(about.id);
    return session !== undefined && relationToSession(actor, session) !== undefined ? [] : undefined;
  }
  if (about.kind !== "file") return [];
  const file = files.get(about.id);
  const relation = file && relationOfFollower(actor, file);
  if (file === undefined || relation === undefined || !isToldTo(relation, kind)) return undefined;
  return hiddenData(kind, relation, file);
}
