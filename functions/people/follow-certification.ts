import { joinedDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import { type CivilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { everyCertificateNumber, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { expiriesOfTwo } from "../../shared/store/expiries.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { loadHoldings, unchangedHoldings } from "../../shared/store/holdings.ts";
import { loadHeldBefore, saveHeldBefore } from "../../shared/store/joinings.ts";
import { heldBeforeKey } from "../../shared/store/keys.ts";
import type { Write } from "../../shared/store/transaction.ts";

interface Pair {
  kept: { id: string };
  joined: { id: string };
}

/** R-PER-4: what follows of a certification once two are one: the one's certificates, expiries and deadlines. */
export async function followJoined(pair: Pair, certification: CertificationCode): Promise<Write[]> {
  const before = await loadHeldBefore(pair.joined.id, certification);
  if (before === undefined || before.followed) return [];
  const now = await heldNow(pair, certification);
  return [
    ...(await followingWrites([before.kept, before.joined], now)),
    ...(await givenTo(pair.kept.id, before.joined)),
    saveHeldBefore({ ...before, followed: true }),
  ];
}

/** R-PER-4: what follows of a certification once the two are two again. */
export async function followSeparated(pair: Pair, certification: CertificationCode): Promise<Write[]> {
  const before = await loadHeldBefore(pair.joined.id, certification);
  if (before?.together === undefined) return [];
  const now = await heldNow(pair, certification);
  return [
    ...(await followingWrites([before.together], now)),
    ...(await givenTo(pair.joined.id, before.joined)),
    { delete: heldBeforeKey(pair.joined.id, certification) },
  ];
}

function heldNow({ kept, joined }: Pair, certification: CertificationCode): Promise<Holdings[]> {
  return loadHoldings([kept, joined].map(({ id }) => ({ candidate: { personId: id }, certification })));
}

async function followingWrites(before: readonly Holdings[], now: readonly Holdings[]): Promise<Write[]> {
  const today = dateInParis(systemRuntime.now());
  return [...now.map(unchangedHoldings), ...(await expiring(before, now, today))];
}

/** Expiries and deadlines as they follow from what each holds now. Two round trips. */
export async function expiring(
  before: readonly Holdings[],
  now: readonly Holdings[],
  today: CivilDate,
): Promise<Write[]> {
  const origins = [...before, ...now].flatMap(({ sheets = {} }) => Object.values(sheets));
  const fileIds = [...new Set(origins.map(({ fileId }) => fileId))];
  const mains = await loadFileMains(fileIds);
  const files = new Map(mains.flatMap((file) => (file === undefined ? [] : [[file.id, file]])));
  const labelOf = (fileId: string) => {
    const file = files.get(fileId);
    return file === undefined ? "" : fullName(file.candidate);
  };
  return [
    ...(await expiriesOfTwo(now, files)),
    ...changeDeadlines(joinedDeadlines(before, now, labelOf, today)),
  ];
}

/** The certificates that a person held, as another's: each keeps its number and its name. */
async function givenTo(personId: string, held: Holdings): Promise<Write[]> {
  const certificates = await Promise.all(everyCertificateNumber(held).map(loadCertificate));
  return certificates.flatMap((one) =>
    one === undefined ? [] : [saveCertificate(one, { ...one, holder: { ...one.holder, personId } })],
  );
}
