import { joinedDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { type DecidedFile, divideHoldings, type Share } from "../../shared/domain/people/divide.ts";
import { joinHoldings } from "../../shared/domain/people/join.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { expiriesOfTwo } from "../../shared/store/expiries.ts";
import { listSheets } from "../../shared/store/files.ts";
import { saveHoldings, unchangedHoldings } from "../../shared/store/holdings.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { loadSide } from "./certification-side.ts";

/**
 * R-PER-4: of a certification, what juries granted to a person under a former address is theirs, with its certificates,
 * expiries and deadlines. `files`: all of the address; `givenIds`: which are that person's.
 */
export async function divideCertification(
  { from, to }: { from: string; to: string },
  certification: CertificationCode,
  files: readonly FileMain[],
  givenIds: readonly string[],
  today: CivilDate,
): Promise<Write[]> {
  const [address, person] = await Promise.all([loadSide(from, certification), loadSide(to, certification)]);
  const before = address.holdings;
  if (before.version === 0) return [unchangedHoldings(before)];
  const number = before.certificateNumber;
  const [decided, certificate, version] = await Promise.all([
    Promise.all(
      files.map(async (file): Promise<DecidedFile> => ({ file, sheets: await listSheets(file.id) })),
    ),
    number === undefined ? undefined : loadCertificate(number),
    certificationOfFile(files[0] as FileMain),
  ]);
  const shareOf = (isOf: (fileId: string) => boolean): Share => ({
    files: decided.filter(({ file }) => isOf(file.id)),
    certificate: certificate !== undefined && isOf(certificate.fileId) ? certificate : undefined,
  });
  const shares = {
    staying: shareOf((id) => !givenIds.includes(id)),
    given: shareOf((id) => givenIds.includes(id)),
  };
  const rules = { domainCodes: domainCodes(version), validity: guidePolicy.partialValidity };
  const { staying, given } = divideHoldings(before, shares, rules);
  const last = shares.given.files.flatMap(({ sheets }) => sheets).find(({ id }) => id === given.lastSheetId);
  const after =
    last === undefined ? person.holdings : joinHoldings(person, { holdings: given, lastSheet: last });
  const names = new Map(files.map((file) => [file.id, file]));
  const labelOf = (fileId: string) => {
    const file = names.get(fileId);
    return file === undefined ? "" : fullName(file.candidate);
  };
  return [
    saveHoldings(staying),
    last === undefined ? unchangedHoldings(after) : saveHoldings(after),
    ...certificateOf(shares.given, to),
    ...(await expiriesOfTwo([staying, after], names)),
    ...changeDeadlines(joinedDeadlines([before, person.holdings], [staying, after], labelOf, today)),
  ];
}

function certificateOf({ certificate: one }: Share, personId: string): Write[] {
  return one === undefined ? [] : [saveCertificate(one, { ...one, holder: { ...one.holder, personId } })];
}
