import { memberId } from "../domain/ids.ts";
import { kindOfParty, oemmParty } from "../domain/people/party.ts";
import { centreEntity } from "./centres.ts";
import { companyEntity } from "./companies.ts";
import type { StoredItem } from "./item.ts";
import { centreKey, companyKey, type Key, memberKey } from "./keys.ts";
import { memberEntity } from "./members.ts";
import { readEach, readOne } from "./table.ts";

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

/** The names of parties and jury members, by identifier; those that don't exist have none. At most one round trip. */
export async function loadNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keyed = ids.flatMap((id) =>
    (isMember(id) ? [memberKey(id)] : partyKeys(id)).map((key) => ({ id, key })),
  );
  const items = await readEach(keyed.map(({ key }) => key));
  const itemOf = new Map(keyed.map(({ id }, index) => [id, items[index]]));
  return new Map(
    ids.flatMap((id) => {
      const item = itemOf.get(id);
      const name = isMember(id) ? memberEntity.find(item)?.name : partyName(id, item);
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

function isMember(id: string): boolean {
  return memberId.safeParse(id).success;
}
