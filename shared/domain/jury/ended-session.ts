import type { JurySession } from "./session.ts";

/** R-DAY-6: what a correction says of the session whose minutes were made: they have a new edition. */
export function endedSession({ id, state }: Pick<JurySession, "id" | "state">): { endedSessionId?: string } {
  return state === "closed" ? { endedSessionId: id } : {};
}
