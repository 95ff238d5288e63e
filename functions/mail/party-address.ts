import type { Recipient } from "../../shared/domain/deadlines/recipients.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { loadCompany } from "../../shared/store/companies.ts";

/** The address of a company, a centre or OEMM. */
export async function addressOf(
  to: Exclude<Recipient, { party: "candidate" }>,
  contact: string,
): Promise<Person> {
  if (to.party === "oemm") return { name: "OEMM", email: contact };
  const party = to.party === "company" ? await loadCompany(to.id) : (await loadCentre(to.id))?.centre;
  if (party === undefined) throw new Error(`${to.id} does not exist`);
  return { name: party.name, email: party.email };
}
