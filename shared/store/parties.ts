import type { Actor } from "../domain/access/actor.ts";
import { kindOfParty, oemmParty, partyOf } from "../domain/people/party.ts";
import { centreEntity } from "./centres.ts";
import { companyEntity } from "./companies.ts";
import type { StoredItem } from "./item.ts";
import { centreKey, companyKey, type Key } from "./keys.ts";
import { loadMember } from "./members.ts";
import { readOne } from "./table.ts";

/** The name that OEMM's own party goes by. */
const oemmName = "OEMM";

/** The key of a company's or a centre's item; none for OEMM, which is always there. */
export function partyKeys(partyId: string): Key[] {
  switch (kindOfParty(partyId)) {
    case "oemm":
      return [];
    case "company":
      return [companyKey(partyId)];
    case "centre":
      return [centreKey(partyId)];
  }
}

/** A party's name from its item, or undefined when there is no such party. */
export function partyName(partyId: string, item: StoredItem | undefined): string | undefined {
  if (partyId === oemmParty) return oemmName;
  return (kindOfParty(partyId) === "company" ? companyEntity : centreEntity).find(item)?.name;
}

/** A party's name, or undefined when there is no such party. At most one round trip. */
export async function loadPartyName(partyId: string): Promise<string | undefined> {
  const [key] = partyKeys(partyId);
  return partyName(partyId, key && (await readOne(key)));
}

/** Whom an account acts for: its party or the jury member that it is. At most one round trip. */
export async function loadOwnParty(actor: Actor): Promise<{ id: string; name?: string } | undefined> {
  const own = actor.role === "jury-member" ? actor.partyId : partyOf(actor);
  if (own === undefined) return undefined;
  const name = actor.role === "jury-member" ? (await loadMember(own))?.name : await loadPartyName(own);
  return { id: own, ...(name === undefined ? {} : { name }) };
}
