import * as z from "zod";
import type { Candidate } from "../domain/enrolment/candidate.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import { type Holdings, holdings, noHoldings } from "../domain/validation/holdings.ts";
import type { StoredItem } from "./item.ts";
import { holdingsKey } from "./keys.ts";
import { readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Whose holdings, and of which certification. */
export interface Holder {
  candidate: Pick<Candidate, "account">;
  certification: CertificationCode;
}

/** Somebody's holdings from their item; empty ones where there is none. */
export function parseHoldings(item: StoredItem | undefined, holder: Holder): Holdings {
  return item === undefined
    ? noHoldings(holder.candidate.account, holder.certification)
    : z.parse(holdings, item.data);
}

/** Items that one reading together takes. */
const readAtOnce = 100;

/** The holdings of several candidates, in the order asked for. One round trip a hundred. */
export async function loadHoldings(holders: readonly Holder[]): Promise<Holdings[]> {
  const read: Holdings[] = [];
  for (let start = 0; start < holders.length; start += readAtOnce) {
    const asked = holders.slice(start, start + readAtOnce);
    const items = await readTogether(
      asked.map(({ candidate, certification }) => holdingsKey(candidate.account, certification)),
    );
    read.push(...asked.map((holder, index) => parseHoldings(items[index], holder)));
  }
  return read;
}

/** The write that saves holdings as a new version, unless another sheet was signed meanwhile. */
export function saveHoldings(held: Holdings): Write {
  const version = held.version + 1;
  return {
    put: {
      ...holdingsKey(held.account, held.certification),
      entity: "holdings",
      version,
      data: { ...held, version },
    },
    when: held.version === 0 ? "absent" : { version: held.version },
  };
}
