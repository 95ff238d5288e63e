import * as z from "zod";
import type { Actor } from "../access/actor.ts";
import { centreId, companyId } from "../ids.ts";

/** The party of the certification secretariat itself: there is one. */
export const oemmParty = "oemm";

/** What manages people's accounts: a company, a training centre, or OEMM. */
export const partyId = z.union([companyId, centreId, z.literal(oemmParty)], {
  error: "Identifiant attendu d’une entreprise (cmp_…) ou d’un centre (ctr_…), ou «\u00a0oemm\u00a0».",
});

/** The kinds of parties; each is also the role of its people in the system. */
export type PartyKind = "oemm" | "company" | "centre";

/** The kind of a party, from its identifier. */
export function kindOfParty(id: string): PartyKind {
  if (id === oemmParty) return "oemm";
  return companyId.safeParse(id).success ? "company" : "centre";
}

/** The party whose people a person belongs to, or undefined for candidates, evaluators and juries. */
export function partyOf(actor: Pick<Actor, "role" | "partyId">): string | undefined {
  switch (actor.role) {
    case "oemm":
      return oemmParty;
    case "company":
    case "centre":
      return actor.partyId;
    default:
      return undefined;
  }
}

/** Whether a reader sees a party's people: their own party's; OEMM all of them (docs/rules.md, section 1). */
export function seesPeopleOf(actor: Pick<Actor, "role" | "partyId">, party: string): boolean {
  return actor.role === "oemm" || partyOf(actor) === party;
}
