import type { Actor } from "../../shared/domain/access/actor.ts";
import type { Company } from "../../shared/domain/company/company.ts";
import { assertNotMerged } from "../../shared/domain/people/merger.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { loadCompany } from "../../shared/store/companies.ts";

/** The company that the caller acts for, or undefined. One round trip. */
export async function loadCompanyOf({ partyId }: Pick<Actor, "partyId">): Promise<Company | undefined> {
  return partyId === undefined ? undefined : loadCompany(partyId);
}

/**
 * R-TRN-1, R-PER-8: a company that may enrol employees.
 * @throws HttpProblem 403 where there is none; DomainError `party-merged`.
 */
export function enrolling(company: Company | undefined): Company {
  if (company === undefined) throw forbidden("Votre compte n’est rattaché à aucune entreprise connue.");
  assertNotMerged(company);
  return company;
}
