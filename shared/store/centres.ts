import {
  type Approval,
  approval,
  type Centre,
  type CentreService,
  centre,
  listedOn,
} from "../domain/centre/approval.ts";
import type { Deadline } from "../domain/deadlines/kinds.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { deadlinesAmong } from "./deadlines.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { everyEntry } from "./every-entry.ts";
import { allCentres, approvalKey, approvedCentres, centreKey, centrePartition, sortKey } from "./keys.ts";
import { type Page, readMany, readPage, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Training centres. */
export const centreEntity = defineEntity({ name: "centre", data: () => centre, summary: () => centre });
/** Approvals of centres. */
export const approvalEntity = defineEntity({
  name: "approval",
  data: () => approval,
  summary: () => approval,
});

/** A centre with its approvals and their deadlines. */
export interface CentreWithApprovals {
  centre: Centre;
  approvals: readonly Approval[];
  deadlines: readonly Deadline[];
}

/** A centre with its approvals, or undefined. One round trip. */
export async function loadCentre(centreId: string): Promise<CentreWithApprovals | undefined> {
  const items = await readPartition(centrePartition(centreId));
  const [main] = centreEntity.among(items);
  if (main === undefined) return undefined;
  return { centre: main, approvals: approvalEntity.among(items), deadlines: deadlinesAmong(items) };
}

/** Which of these identifiers are those of centres. One round trip a hundred. */
export async function knownCentres(centreIds: Iterable<string>): Promise<ReadonlySet<string>> {
  const items = await readMany([...new Set(centreIds)].map(centreKey));
  return new Set(items.map((item) => centreEntity.read(item).id));
}

/** The write that creates a centre or saves it as a new version. */
export function saveCentre(before: Centre | undefined, after: Centre): Write {
  const version = (before?.version ?? 0) + 1;
  return {
    put: centreEntity.item({
      ...centreKey(after.id),
      version,
      data: { ...after, version },
      summary: { ...after, version },
      indexes: { gsi3: { pk: allCentres, sk: sortKey(after.name, after.id) } },
    }),
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** The write that records an approval; it replaces one that begins on the same day. */
export function saveApproval(recorded: Approval): Write {
  return {
    put: approvalEntity.item({
      ...approvalKey(recorded.centreId, recorded),
      version: recorded.version,
      data: recorded,
      summary: recorded,
      indexes: {
        gsi1: {
          pk: approvedCentres(recorded.certification, recorded.service),
          sk: sortKey(recorded.until, recorded.centreId, recorded.from),
        },
      },
    }),
    when: recorded.version === 1 ? "absent" : { version: recorded.version - 1 },
  };
}

/** A page of centres, by name. */
export function listCentres(limit: number, cursor: Cursor | undefined): Promise<Page<Listed<Centre>>> {
  return readPage({ index: "gsi3", pk: allCentres, limit, cursor }, centreEntity.listed);
}

/**
 * R-CTR-2: the centres approved on a date for a certification and one of these services, by name, each with the approvals
 * that cover that day. Two round trips: the approvals that last until then, and the centres' present names and addresses.
 */
export async function listApprovedCentres(
  certification: CertificationCode,
  services: readonly CentreService[],
  on: CivilDate,
): Promise<{ centre: Centre; approvals: Approval[] }[]> {
  const current = await Promise.all(
    services.map(async (service) => listedOn(await lasting(certification, service, on), on)),
  );
  const centres = await readMany([...new Set(current.flatMap((held) => [...held.keys()]))].map(centreKey));
  return (
    centres
      .map(centreEntity.read)
      // R-PER-8: who was merged into another is chosen no more.
      .filter((found) => found.mergedInto === undefined)
      .map((found) => ({ centre: found, approvals: current.flatMap((held) => held.get(found.id) ?? []) }))
      .sort((a, b) => a.centre.name.localeCompare(b.centre.name, "fr"))
  );
}

/** The approvals for a certification and a service that last until a day or longer. */
async function lasting(certification: CertificationCode, service: CentreService, on: CivilDate) {
  const approvals: Approval[] = [];
  const list = { index: "gsi1", pk: approvedCentres(certification, service), from: on, limit: 200 } as const;
  const pages = (cursor: Cursor | undefined) => readPage({ ...list, cursor }, approvalEntity.summary);
  for await (const held of everyEntry(pages)) approvals.push(held);
  return approvals;
}
