import { type Company, company } from "../domain/company/company.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { allCompanies, companyKey, sortKey } from "./keys.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Companies. */
export const companyEntity = defineEntity({ name: "company", data: () => company, summary: () => company });

/** A company, or undefined. One round trip. */
export async function loadCompany(companyId: string): Promise<Company | undefined> {
  return companyEntity.find(await readOne(companyKey(companyId)));
}

/** The write that creates a company or saves it as a new version. */
export function saveCompany(before: Company | undefined, after: Company): Write {
  const version = (before?.version ?? 0) + 1;
  const data = { ...after, version };
  return {
    put: companyEntity.item({
      ...companyKey(after.id),
      version,
      data,
      summary: data,
      indexes: { gsi3: { pk: allCompanies, sk: sortKey(after.name, after.id) } },
    }),
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** A page of companies, by name. */
export function listCompanies(limit: number, cursor: Cursor | undefined): Promise<Page<Listed<Company>>> {
  return readPage({ index: "gsi3", pk: allCompanies, limit, cursor }, companyEntity.listed);
}
