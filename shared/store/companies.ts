import * as z from "zod";
import { type Company, company } from "../domain/company/company.ts";
import type { Cursor } from "./cursor.ts";
import type { StoredItem } from "./item.ts";
import { allCompanies, companyKey, sortKey } from "./keys.ts";
import { type Page, readPage, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** A company from its item, or undefined. */
export function parseCompany(item: StoredItem | undefined): Company | undefined {
  return item === undefined ? undefined : z.parse(company, item.data);
}

/** A company, or undefined. One round trip. */
export async function loadCompany(companyId: string): Promise<Company | undefined> {
  const [item] = await readTogether([companyKey(companyId)]);
  return parseCompany(item);
}

/** The write that creates a company or saves it as a new version. */
export function saveCompany(before: Company | undefined, after: Company): Write {
  const version = (before?.version ?? 0) + 1;
  const data = { ...after, version };
  return {
    put: {
      ...companyKey(after.id),
      entity: "company",
      version,
      data,
      summary: data,
      indexes: { gsi3: { pk: allCompanies, sk: sortKey(after.name, after.id) } },
    },
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** A page of companies, by name. */
export async function listCompanies(limit: number, cursor: Cursor | undefined): Promise<Page<Company>> {
  const page = await readPage({ index: "gsi3", pk: allCompanies, limit, cursor });
  return { entries: page.entries.map((item) => z.parse(company, item.summary)), next: page.next };
}
