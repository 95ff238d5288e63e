import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { isEventOfFile, type RetainedFile } from "../../shared/domain/privacy/retention.ts";
import { type CivilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { certificateNumbers } from "../../shared/domain/validation/holdings.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";

/** R-RGPD-2: what decides how long a file is kept, as it stands now. */
export async function readRetained(file: FileMain): Promise<RetainedFile> {
  const holdings = await loadHoldingsOf(file);
  const certificates = await Promise.all(certificateNumbers(holdings).map(loadCertificate));
  const own = certificates.find((one) => one?.fileId === file.id && one.withdrawnAt === undefined);
  return {
    lastEventOn: await lastEventOn(file),
    validUntil: Object.values(holdings.acquired).map(({ validUntil }) => validUntil),
    certifiedOn: own?.decidedOn,
  };
}

/** Entries of a page of a history: the last event is among the newest. */
const page = 25;

async function lastEventOn({ id, createdAt }: FileMain): Promise<CivilDate> {
  const history = everyEntry((cursor) => readHistory({ kind: "file", id }, page, cursor));
  for await (const fact of history) if (isEventOfFile(fact)) return dateInParis(fact.at);
  return dateInParis(createdAt);
}
