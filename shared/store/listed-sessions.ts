import type { JurySession } from "../domain/jury/session.ts";
import { type Scope, scopeOfOemm } from "./list-entries.ts";

/** Those whose lists a session stands in: OEMM and, once it is convened, those who sit on it. */
export function scopesOfSession({ state, members }: Pick<JurySession, "state" | "members">): Scope[] {
  return [scopeOfOemm, ...(state === "planned" ? [] : members.map(({ id }) => id))];
}
