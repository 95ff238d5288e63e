import { fileWithdrawn } from "../../events/enrolment.ts";
import type { NewFact } from "../../events/fact.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { type DecidedFile, divideHoldings, type Share } from "../../shared/domain/people/divide.ts";
import { joinHoldings, withdrawnByJoining } from "../../shared/domain/people/join.ts";
import { fileOfPerson } from "../../shared/domain/people/joining.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import { everyCertificateNumber, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { listSheets, saveFile, type WholeFile } from "../../shared/store/files.ts";
import { saveHoldings, unchangedHoldings } from "../../shared/store/holdings.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { loadSide } from "./certification-side.ts";
import { expiring } from "./follow-certification.ts";
import { endedDeadline } from "./join-certification.ts";
import { openWholeTask } from "./whole-task.ts";

/** What dividing does to one certification, but for moving the files that it doesn't withdraw. */
export interface Divided {
  writes: Write[];
  facts: NewFact[];
  withdrawnIds: string[];
}

/**
 * R-PER-4: of a certification, what juries granted to a person under a former address is theirs, with its certificates,
 * expiries and deadlines, and R-JURY-13 withdraws what is under way. `files`: all of the address; `givenIds`: which are that
 * person's.
 */
export async function divideCertification(
  { from, to }: { from: string; to: string },
  certification: CertificationCode,
  files: readonly FileMain[],
  { givenIds, ...asOf }: { givenIds: readonly string[]; today: CivilDate; now: Instant },
): Promise<Divided> {
  const { today } = asOf;
  const [address, person] = await Promise.all([loadSide(from, certification), loadSide(to, certification)]);
  const before = address.holdings;
  const isGiven = givenIds.includes(address.underWay?.file.id ?? "");
  const underWay = [person.underWay, isGiven ? address.underWay : undefined].filter(
    (one) => one !== undefined,
  );
  if (before.version === 0)
    return withdrawing(underWay, person.holdings, { to, today }, [unchangedHoldings(before)]);
  const [decided, certificates, version] = await Promise.all([
    Promise.all(
      files.map(async (file): Promise<DecidedFile> => ({ file, sheets: await listSheets(file.id) })),
    ),
    Promise.all(everyCertificateNumber(before).map(loadCertificate)),
    certificationOfFile(files[0] as FileMain),
  ]);
  const shareOf = (isOf: (fileId: string) => boolean): Share => ({
    files: decided.filter(({ file }) => isOf(file.id)),
    certificates: certificates.filter((one) => one !== undefined).filter(({ fileId }) => isOf(fileId)),
  });
  const shares = {
    staying: shareOf((id) => !givenIds.includes(id)),
    given: shareOf((id) => givenIds.includes(id)),
  };
  const { staying, given } = divideHoldings(before, shares, domainCodes(version));
  const last = shares.given.files.flatMap(({ sheets }) => sheets).find(({ id }) => id === given.lastSheetId);
  const after =
    last === undefined ? person.holdings : joinHoldings(person, { holdings: given, lastSheet: last });
  const lastSheet = after.lastSheetId === last?.id ? last : person.lastSheet;
  return withdrawing(underWay, after, { to, today }, [
    saveHoldings(staying),
    last === undefined ? unchangedHoldings(after) : saveHoldings(after),
    ...shares.given.certificates.map((one) =>
      saveCertificate(one, { ...one, holder: { ...one.holder, personId: to } }),
    ),
    ...(await expiring([before, person.holdings], [staying, after], today)),
    ...(last === undefined ? [] : await openWholeTask(after, lastSheet, asOf)),
  ]);
}

/** R-JURY-13: nothing is under way any more of whom the CQP was issued to. */
function withdrawing(
  underWay: readonly WholeFile[],
  held: Holdings,
  { to, today }: { to: string; today: CivilDate },
  writes: readonly Write[],
): Divided {
  const certified = held.certificateNumber !== undefined;
  const withdrawn = (certified ? underWay : []).flatMap((whole) =>
    withdrawnByJoining([whole.file], { keep: [], certified }).map((one) => ({ ...one, whole })),
  );
  return {
    writes: [
      ...writes,
      ...withdrawn.flatMap(({ before, after }) => saveFile(before, fileOfPerson(after, to))),
      ...changeDeadlines(withdrawn.map(({ whole, after }) => endedDeadline(whole, after, today))),
    ],
    facts: withdrawn.map(({ before }) => fileWithdrawn.of(before.id, {})),
    withdrawnIds: withdrawn.map(({ before }) => before.id),
  };
}
