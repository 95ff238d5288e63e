import { certificateIssued, certificateWithdrawn } from "../../events/certificate.ts";
import type { NewFact } from "../../events/fact.ts";
import { issueCertificate } from "../../shared/domain/certificate/certificate.ts";
import { makeCertificateNumber } from "../../shared/domain/certificate/number.ts";
import { validationDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { dateInParis, type Instant } from "../../shared/domain/time/civil-date.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { type Holdings, holdingsAfter, withoutCertificate } from "../../shared/domain/validation/holdings.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveExpiries } from "../../shared/store/expiries.ts";
import { saveHoldings } from "../../shared/store/holdings.ts";
import type { Write } from "../../shared/store/transaction.ts";

/**
 * What a signed sheet changes besides its file: what the candidate holds, until when, and the certificate: issued with
 * the whole CQP (R-JURY-13), withdrawn when a correction takes it back (R-JURY-12).
 */
export async function followSheet(
  holdings: Holdings,
  sheet: DecisionSheet,
  file: CandidateFile,
  given: { domainCodes: readonly string[]; random: (bytes: number) => Uint8Array; now: Instant },
): Promise<{ writes: Write[]; facts: NewFact[] }> {
  const followedBy = file.path === "training" ? file.companyId : file.centreId;
  const after = holdingsAfter(holdings, sheet, {
    ...given,
    validity: guidePolicy.partialValidity,
    partyId: followedBy,
  });
  const { certification, fileId } = sheet;
  // R-JURY-10: what is holdings, and the days on which it expires.
  const saveHeld = (now: Holdings): Write[] => [saveHoldings(now), ...saveExpiries(holdings, now, sheet)];
  const full = sheet.validation === "full";
  const deadlines = changeDeadlines(
    validationDeadlines(
      { held: holdings, whole: holdings.certificateNumber !== undefined },
      { held: after, whole: full || withoutCertificate(after).certificateNumber !== undefined },
      fullName(file.candidate),
      dateInParis(given.now),
    ),
  );
  if (full && holdings.certificateNumber === undefined) {
    const number = makeCertificateNumber(given.random(16));
    const certificate = issueCertificate(sheet, { number, issuedAt: given.now, bonus: guidePolicy.bonus });
    return {
      writes: [
        ...saveHeld({ ...after, certificateNumber: number }),
        saveCertificate(undefined, certificate),
        ...deadlines,
      ],
      facts: [certificateIssued.of(fileId, { number, certification })],
    };
  }
  if (!full && holdings.certificateNumber !== undefined) {
    const number = holdings.certificateNumber;
    const certificate = await loadCertificate(number);
    if (certificate === undefined) throw new Error(`the certificate ${number} is not stored`);
    return {
      writes: [
        ...saveHeld(withoutCertificate(after)),
        saveCertificate(certificate, { ...certificate, withdrawnAt: given.now }),
        ...deadlines,
      ],
      facts: [certificateWithdrawn.of(fileId, { number, certification })],
    };
  }
  return { writes: [...saveHeld(after), ...deadlines], facts: [] };
}
