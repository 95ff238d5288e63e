import type { JurySession } from "../domain/jury/session.ts";
import type { StoredItem } from "./item.ts";
import { type Scope, scopeOfOemm } from "./list-entries.ts";
import { type ListedSession, sessionEntity } from "./sessions.ts";

/** What a list shows of a session's item. */
export function toListedSession(item: StoredItem): ListedSession {
  return { ...sessionEntity.summary(item), version: item.version, updatedAt: item.changedAt };
}

/** Those whose lists a session stands in: OEMM and, once it is convened, those who sit on it. */
export function scopesOfSession({ state, members }: Pick<JurySession, "state" | "members">): Scope[] {
  return [scopeOfOemm, ...(state === "planned" ? [] : members.map(({ id }) => id))];
}
