import { juryMember } from "../domain/jury/member.ts";
import { updatedAt } from "./updated-at.ts";

/** A jury member as OEMM sees them. */
export const memberView = juryMember
  .safeExtend({ updatedAt })
  .meta({ id: "JuryMember", description: "Membre de jury" });
