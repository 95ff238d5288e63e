import type { Certificate } from "../../shared/domain/certificate/certificate.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { isTakenOver, pastDecision } from "../../shared/domain/past/past-decision.ts";
import type { Certification } from "../../shared/domain/referential/certification.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import type { DecisionSheet, GrantedBySheet } from "../../shared/domain/validation/decision-sheet.ts";
import type { Holdings } from "../../shared/domain/validation/holdings.ts";
import { notFound } from "../../shared/http/problem.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { listSheets, loadCandidateFile, sheetEntity } from "../../shared/store/files.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";
import { sheetKey } from "../../shared/store/keys.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import { readOne } from "../../shared/store/table.ts";

/** A certificate with what its holder has, and a decision that it rests on. */
export interface HeldBy {
  certificate: Certificate;
  file: CandidateFile;
  holdings: Holdings;
  certification: Certification;
  /** What the decision of the certificate granted. */
  own: GrantedBySheet;
  /** What the decision granted, and its file where that is another one; undefined where it is none of the holder's. */
  decision: GrantedBySheet | undefined;
  other: CandidateFile | undefined;
}

/**
 * R-DAY-9: a certificate, what its holder has, and the decision that `decisionOf` names. Four round trips.
 * @throws HttpProblem 404 where no such certificate was issued.
 */
export async function loadHeldBy(
  number: string,
  decisionOf: (certificate: Certificate) => string,
): Promise<HeldBy> {
  const certificate = await loadCertificate(number);
  const file = certificate && (await loadCandidateFile(certificate.fileId));
  if (certificate === undefined || file === undefined) throw notFound("Ce certificat n’existe pas.");
  const [holdings, certification] = await Promise.all([loadHoldingsOf(file), certificationOfFile(file)]);
  const id = decisionOf(certificate);
  const of = holdings.sheets?.[id]?.fileId ?? file.id;
  const [ownItem, item, other] = await Promise.all([
    readOne(sheetKey(file.id, certificate.sheetId)),
    id === certificate.sheetId ? undefined : readOne(sheetKey(of, id)),
    of === file.id ? undefined : loadCandidateFile(of),
  ]);
  const past = async (from: CandidateFile, sheetId: string, countedIn?: GrantedBySheet["acquiredBefore"]) => {
    if (!isTakenOver(from)) return undefined;
    const policy = await loadPolicyOn(from.enrolledOn);
    return pastDecision(from, { sheetId, domainCodes: domainCodes(certification), countedIn, policy });
  };
  const own = sheetEntity.find(ownItem) ?? (await past(file, certificate.sheetId));
  const decision =
    id === certificate.sheetId
      ? own
      : (sheetEntity.find(item) ?? (await past(other ?? file, id, own?.acquiredBefore)));
  if (own === undefined) throw notFound("Cette décision n’existe pas.");
  return { certificate, file, holdings, certification, own, decision, other };
}

/** The sheets of a holder, of all files that what they hold names. One round trip. */
export async function loadSheetsOf({ sheets = {} }: Holdings): Promise<DecisionSheet[]> {
  const fileIds = new Set(Object.values(sheets).map(({ fileId }) => fileId));
  return (await Promise.all([...fileIds].map(listSheets))).flat();
}
