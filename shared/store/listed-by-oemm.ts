import type { Certificate } from "../domain/certificate/certificate.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import { wordsOf } from "../domain/lists/search-words.ts";

/** What a company, a centre or a jury member is found by: name, address and number. */
export function wordsOfParty(party: {
  id: string;
  name: string;
  email: string;
  city?: string | undefined;
}): string[] {
  return wordsOf(party.name, party.email, party.city, party.id);
}

/** What a certificate is found by: its number and its holder's names. */
export function wordsOfCertificate({ number, holder }: Pick<Certificate, "number" | "holder">): string[] {
  return wordsOf(number, fullName(holder), holder.civilStatus.birthName);
}
