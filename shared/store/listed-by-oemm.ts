import type { Certificate } from "../domain/certificate/certificate.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import { wordsOf } from "../domain/lists/search-words.ts";
import type { Entity, Listed } from "./entity.ts";
import type { ShownThing } from "./find-listed.ts";
import type { Key } from "./keys.ts";

/** What a company, a centre or a jury member is found by: name, address and number. */
export function wordsOfParty(party: {
  id: string;
  name: string;
  email: string;
  city?: string | undefined;
}): string[] {
  return wordsOf(party.name, party.email, party.city, party.id);
}

/** How companies, centres and jury members are read and shown where OEMM finds them: with when they last changed. */
export function shownParty<Party extends Parameters<typeof wordsOfParty>[0]>(
  entity: Pick<Entity<Party>, "listedWhole">,
  key: (id: string) => Key,
): ShownThing<Listed<Party>> {
  return {
    key,
    show(item) {
      const party = entity.listedWhole(item);
      return { shown: party, words: wordsOfParty(party) };
    },
  };
}

/** What a certificate is found by: its number and its holder's names. */
export function wordsOfCertificate({ number, holder }: Pick<Certificate, "number" | "holder">): string[] {
  return wordsOf(number, fullName(holder), holder.civilStatus.birthName);
}
