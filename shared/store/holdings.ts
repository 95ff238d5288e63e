import type { Candidate } from "../domain/enrolment/candidate.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import { type Holdings, holdings, noHoldings } from "../domain/validation/holdings.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { holdingsKey } from "./keys.ts";
import { namedByPerson } from "./person-steps.ts";
import { readOne, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What candidates hold. */
export const holdingsEntity = defineEntity({
  name: "holdings",
  data: () => holdings,
  steps: [{ data: namedByPerson }],
});

/** Whose holdings, and of which certification. */
export interface Holder {
  candidate: Pick<Candidate, "personId">;
  certification: CertificationCode;
}

/** A candidate's holdings from their item; empty ones where there is none. */
export function parseHoldings(item: StoredItem | undefined, holder: Holder): Holdings {
  return holdingsEntity.find(item) ?? noHoldings(holder.candidate.personId, holder.certification);
}

/** What one candidate holds. One round trip. */
export async function loadHoldingsOf(holder: Holder): Promise<Holdings> {
  const item = await readOne(holdingsKey(holder.candidate.personId, holder.certification));
  return parseHoldings(item, holder);
}

/** Items that one reading together takes. */
const readAtOnce = 100;

/** The holdings of several candidates, in the order asked for. One round trip a hundred. */
export async function loadHoldings(holders: readonly Holder[]): Promise<Holdings[]> {
  const read: Holdings[] = [];
  for (let start = 0; start < holders.length; start += readAtOnce) {
    const asked = holders.slice(start, start + readAtOnce);
    const items = await readTogether(
      asked.map(({ candidate, certification }) => holdingsKey(candidate.personId, certification)),
    );
    read.push(...asked.map((holder, index) => parseHoldings(items[index], holder)));
  }
  return read;
}

/** The write that saves holdings as a new version, unless another sheet was signed meanwhile. */
export function saveHoldings(held: Holdings): Write {
  const version = held.version + 1;
  return {
    put: holdingsEntity.item({
      ...holdingsKey(held.personId, held.certification),
      version,
      data: { ...held, version },
    }),
    when: asRead(held),
  };
}

/** Condition that no sheet was signed since holdings were read, for what is decided on them without changing them. */
export function unchangedHoldings(held: Holdings): Write {
  return { check: holdingsKey(held.personId, held.certification), when: asRead(held) };
}

function asRead({ version }: Holdings): "absent" | { version: number } {
  return version === 0 ? "absent" : { version };
}
