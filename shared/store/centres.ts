import * as z from "zod";
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
import { everyEntry } from "./every-entry.ts";
import { allCentres, approvalKey, approvedCentres, centreKey, centrePartition, sortKey } from "./keys.ts";
import { type Page, readMany, readPage, readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** A centre with its approvals and their deadlines. */
export interface CentreWithApprovals {
  centre: Centre;
  approvals: readonly Approval[];
  deadlines: readonly Deadline[];
}

/** A centre with its approvals, or undefined. One round trip. */
export async function loadCentre(centreId: string): Promise<CentreWithApprovals | undefined> {
  const items = await readPartition(centrePartition(centreId));
  const main = items.find((item) => item.entity === "centre");
  if (main === undefined) return undefined;
  return {
    centre: z.parse(centre, main.data),
    approvals: items.filter((item) => item.entity === "approval").map((item) => z.parse(approval, item.data)),
    deadlines: deadlinesAmong(items),
  };
}

/** Which of these identifiers are those of centres. One round trip a hundred. */
export async function knownCentres(centreIds: Iterable<string>): Promise<ReadonlySet<string>> {
  const items = await readMany([...new Set(centreIds)].map(centreKey));
  return new Set(items.map((item) => z.parse(centre, item.data).id));
}

/** The write that creates a centre or saves it as a new version. */
export function saveCentre(before: Centre | undefined, after: Centre): Write {
  const version = (before?.version ?? 0) + 1;
  return {
    put: {
      ...centreKey(after.id),
      entity: "centre",
      version,
      data: { ...after, version },
      summary: { ...after, version },
      indexes: { gsi3: { pk: allCentres, sk: sortKey(after.name, after.id) } },
    },
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** The write that records an approval; it replaces one that begins on the same day. */
export function saveApproval(recorded: Approval): Write {
  return {
    put: {
      ...approvalKey(recorded.centreId, recorded),
      entity: "approval",
      version: recorded.version,
      data: recorded,
      summary: recorded,
      indexes: {
        gsi1: {
          pk: approvedCentres(recorded.certification, recorded.service),
          sk: sortKey(recorded.until, recorded.centreId, recorded.from),
        },
      },
    },
    when: recorded.version === 1 ? "absent" : { version: recorded.version - 1 },
  };
}

/** A page of centres, by name. */
export async function listCentres(limit: number, cursor: Cursor | undefined): Promise<Page<Centre>> {
  const page = await readPage({ index: "gsi3", pk: allCentres, limit, cursor });
  return { entries: page.entries.map((item) => z.parse(centre, item.summary)), next: page.next };
}

/**
 * R-CTR-2: the centres approved on a date for a certification and a service, by name. Two round trips: the
 * approvals that last until then, and the centres' present names and addresses.
 */
export async function listApprovedCentres(
  certification: CertificationCode,
  service: CentreService,
  on: CivilDate,
): Promise<{ centre: Centre; approval: Approval }[]> {
  const approvals: Approval[] = [];
  const list = { index: "gsi1", pk: approvedCentres(certification, service), from: on, limit: 200 } as const;
  for await (const item of everyEntry((cursor) => readPage({ ...list, cursor })))
    approvals.push(z.parse(approval, item.summary));
  const current = listedOn(approvals, on);
  const centres = await readMany([...current.keys()].map(centreKey));
  return centres
    .map((item) => z.parse(centre, item.data))
    .flatMap((found) => {
      const held = current.get(found.id);
      return held === undefined ? [] : [{ centre: found, approval: held }];
    })
    .sort((a, b) => a.centre.name.localeCompare(b.centre.name, "fr"));
}
