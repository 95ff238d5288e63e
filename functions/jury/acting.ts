import type { Actor } from "../../shared/domain/access/actor.ts";
import type { SessionRelation } from "../../shared/domain/access/relations.ts";
import type { SessionActor } from "../../shared/domain/jury/attendance.ts";
import { forbidden } from "../../shared/http/problem.ts";

/** Who acts on a session of a path, by their relation to it (R-DAY-1). */
export function actingOn(relation: SessionRelation, actor: Pick<Actor, "partyId">): SessionActor {
  return relation === "oemm" ? "oemm" : memberActing(actor);
}

/** The member that an account acts as. @throws HttpProblem 403 where it is none's. */
export function memberActing({ partyId }: Pick<Actor, "partyId">): { memberId: string } {
  if (partyId === undefined) throw forbidden();
  return { memberId: partyId };
}
