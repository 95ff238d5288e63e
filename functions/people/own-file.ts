import { opensOwnFile } from "../../shared/domain/access/relations.ts";
import { kindOfParty } from "../../shared/domain/people/party.ts";
import { hasFileUnderWay } from "../../shared/store/files.ts";

/** Whether an account has a file under way that it would no longer open, did it act for a party. At most one round trip. */
export async function wouldLoseOwnFile(account: string, partyId: string): Promise<boolean> {
  return !opensOwnFile(kindOfParty(partyId)) && (await hasFileUnderWay(account));
}
