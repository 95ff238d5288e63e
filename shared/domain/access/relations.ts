import { type JurySession, slotOfFile } from "../jury/session.ts";
import type { VaeFile } from "../vae/file.ts";
import type { Actor } from "./actor.ts";

/** What links a person to a candidate's file (requirements, section 1). */
export type FileRelation = "oemm" | "owner" | "chosen-centre" | "sitting-member";
/** What links a person to a jury session. */
export type SessionRelation = "oemm" | "sitting-member";

/**
 * The relation of an actor to a file, or undefined when the file does not exist for them. A jury member sees
 * it from the convocation to the end of the session that hears it (R-JURY-7).
 */
export function relationToFile(
  actor: Actor,
  file: VaeFile,
  session: JurySession | undefined,
): FileRelation | undefined {
  switch (actor.role) {
    case "oemm":
      return "oemm";
    case "candidate":
      return file.candidate.subject === actor.subject ? "owner" : undefined;
    case "centre":
      return file.centreId !== undefined && file.centreId === actor.partyId ? "chosen-centre" : undefined;
    case "jury-member": {
      const hears =
        session !== undefined &&
        (session.state === "convened" || session.state === "opened") &&
        slotOfFile(session, file.id) !== undefined;
      return hears && relationToSession(actor, session) !== undefined ? "sitting-member" : undefined;
    }
    default:
      return undefined;
  }
}

/** The relation of an actor to a session; its members know of it once they are convened (R-JURY-6). */
export function relationToSession(actor: Actor, session: JurySession): SessionRelation | undefined {
  if (actor.role === "oemm") return "oemm";
  const sits = session.members.some((member) => member.id === actor.partyId);
  return actor.role === "jury-member" && sits && session.state !== "planned" ? "sitting-member" : undefined;
}
