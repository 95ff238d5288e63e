import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { beginRetention, type Retention } from "../../shared/domain/privacy/retention.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { certificateEntity } from "../../shared/store/certificates.ts";
import { fileEntity } from "../../shared/store/files.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { openRetention } from "../../shared/store/retentions.ts";
import { StaleRead } from "../../shared/store/stale-read.ts";
import { commit } from "../../shared/store/transaction.ts";
import { everyItem } from "./every-item.ts";

/**
 * Begins the retentions of files and certificates of before there were any (R-RGPD-2), so that each is looked at when its
 * time is over; those that have one are left. Gives how many were begun. Stopped anywhere, it goes on when it is run again.
 */
export async function beginRetentions(): Promise<number> {
  let begun = 0;
  for await (const item of everyItem([fileEntity.name, certificateEntity.name])) {
    const retention = retentionOf(item);
    if (retention !== undefined && (await open(retention))) begun += 1;
  }
  return begun;
}

function retentionOf(item: StoredItem): Retention | undefined {
  if (fileEntity.holds(item)) {
    const { id, createdAt } = fileEntity.read(item);
    return beginRetention(id, "file", dateInParis(createdAt), guidePolicy.retention);
  }
  const { fileId, decidedOn } = certificateEntity.read(item);
  return beginRetention(fileId, "evidence", decidedOn, guidePolicy.retention);
}

async function open(retention: Retention): Promise<boolean> {
  try {
    await commit([openRetention(retention)]);
    return true;
  } catch (error) {
    if (error instanceof StaleRead) return false;
    throw error;
  }
}
