import { juryMember } from "../domain/jury/member.ts";

/** A jury member as OEMM sees them. */
export const memberView = juryMember.meta({ id: "JuryMember", description: "Membre de jury" });
