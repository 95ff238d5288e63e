import { certificateIssued, certificateRestored, certificateWithdrawn } from "../../events/certificate.ts";
import type { NewFact } from "../../events/fact.ts";
import {
  type CertificateChange,
  followCertificate,
  numbersAtStake,
} from "../../shared/domain/certificate/life.ts";
import { makeCertificateNumber } from "../../shared/domain/certificate/number.ts";
import { validationDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import type { Policy } from "../../shared/domain/policy/policy.ts";
import { dateInParis, type Instant } from "../../shared/domain/time/civil-date.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { type Holdings, holdingsAfter } from "../../shared/domain/validation/holdings.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveExpiries } from "../../shared/store/expiries.ts";
import { saveHoldings } from "../../shared/store/holdings.ts";
import type { Write } from "../../shared/store/transaction.ts";

/**
 * What a signed sheet changes besides its file: what the candidate holds, until when, and the certificate: issued with
 * the whole CQP (R-JURY-13), withdrawn when a correction takes it back, and revived when one grants again (R-DAY-9).
 */
export async function followSheet(
  before: Holdings,
  sheet: DecisionSheet,
  file: CandidateFile,
  given: {
    domainCodes: readonly string[];
    /** R-REF-6: what a certificate gives right to. */
    bonus: Policy["bonus"];
    random: (bytes: number) => Uint8Array;
    now: Instant;
  },
): Promise<{ holdings: Holdings; writes: Write[]; facts: NewFact[] }> {
  const followedBy = file.path === "training" ? file.companyId : file.centreId;
  const held = holdingsAfter(before, sheet, {
    ...given,
    partyId: followedBy,
  });
  const known = await Promise.all(numbersAtStake(before, sheet).map(loadCertificate));
  const { holdings, change } = followCertificate(
    held,
    sheet,
    known.filter((one) => one !== undefined),
    { number: makeCertificateNumber(given.random(16)), at: given.now, bonus: given.bonus },
  );
  return {
    holdings,
    writes: [
      ...saveHeld(before, holdings, sheet, { label: fullName(file.candidate), now: given.now }),
      ...(change === undefined ? [] : [saveCertificate(change.before, change.after)]),
    ],
    facts: certificateFacts(change),
  };
}

/** The writes that save what is held from now on, the days on which it expires (R-JURY-10), and its deadlines (R-DATE-3). */
export function saveHeld(
  before: Holdings,
  after: Holdings,
  sheet: Pick<DecisionSheet, "candidate" | "fileId">,
  { label, now }: { label: string; now: Instant },
): Write[] {
  const standing = (held: Holdings) => ({ held, whole: held.certificateNumber !== undefined });
  return [
    saveHoldings(after),
    ...saveExpiries(before, after, sheet),
    ...changeDeadlines(validationDeadlines(standing(before), standing(after), label, dateInParis(now))),
  ];
}

/** The facts of what became of a certificate by a sheet. */
export function certificateFacts(change: CertificateChange | undefined): NewFact[] {
  if (change === undefined || change.kind === "moved") return [];
  const { number, certification, fileId } = change.after;
  const said = { number, certification };
  switch (change.kind) {
    case "issued":
      return [certificateIssued.of(fileId, said)];
    case "withdrawn":
      return [certificateWithdrawn.of(fileId, { ...said, because: "corrected" })];
    case "restored":
      return [certificateRestored.of(fileId, { ...said, by: "correction" })];
  }
}
