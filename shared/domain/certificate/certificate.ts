import * as z from "zod";
import { candidate, fullName } from "../enrolment/candidate.ts";
import { fileId, sheetId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { certificationCode } from "../referential/certification.ts";
import { type CivilDate, civilDate, instant } from "../time/civil-date.ts";
import type { DecisionSheet } from "../validation/decision-sheet.ts";
import { bonusOn } from "./bonus.ts";

/**
 * R-DAY-9: why a certificate is withdrawn: a decision was obtained by fraud, it was annulled, or the correction of its sheet
 * no longer grants the CQP.
 */
export const withdrawalGround = z.enum(["fraud", "annulled", "corrected"]);
/** R-DAY-9: the grounds on which OEMM withdraws one. */
export const groundOfOemm = z.enum(["fraud", "annulled"]);
/** Why a certificate is withdrawn, see {@link withdrawalGround}. */
export type WithdrawalGround = z.infer<typeof withdrawalGround>;

/** R-JURY-13: a certificate, issued once to a person for a certification. */
export const certificate = z.strictObject({
  number: z.string(),
  version: z.int().positive(),
  certification: certificationCode,
  referentialVersion: z.string(),
  fileId,
  sheetId,
  holder: candidate.pick({ civilStatus: true, personId: true }),
  /** The day of the jury's decision, or of the joining that made the CQP whole (R-PER-4). */
  decidedOn: civilDate,
  /** R-PER-4: granted by OEMM, as two persons who are one had made the CQP whole: the sheet is the last of theirs. */
  byJoining: z.literal(true).optional(),
  /** R-OEMM-3: it was issued before the system, under the number that it bears. */
  takenOver: z.literal(true).optional(),
  issuedAt: instant,
  /** R-REF-6: the bonus that the CQP gives right to, at the point's value on the day of the decision. */
  bonus: z.strictObject({ points: z.int(), amountCents: z.int() }),
  /** R-DAY-9: set while it is withdrawn: the number stays, and is no longer genuine. */
  withdrawnAt: instant.optional(),
  /** R-DAY-9: each time that it was withdrawn, kept for ever; `sheetId`: of the decision that fell with it. */
  withdrawals: z
    .array(
      z.strictObject({
        at: instant,
        because: withdrawalGround,
        sheetId: sheetId.optional(),
        restoredAt: instant.optional(),
      }),
    )
    .optional(),
});
/** A certificate, see {@link certificate}. */
export type Certificate = z.infer<typeof certificate>;

/** R-JURY-13: the certificate that a signed sheet of full validation gives. */
export function issueCertificate(
  sheet: DecisionSheet,
  given: { number: string; issuedAt: string; bonus: Policy["bonus"] },
): Certificate {
  const { civilStatus, personId } = sheet.candidate;
  return {
    number: given.number,
    version: 1,
    certification: sheet.certification,
    referentialVersion: sheet.referentialVersion,
    fileId: sheet.fileId,
    sheetId: sheet.id,
    holder: { civilStatus, personId },
    decidedOn: sheet.decidedOn,
    issuedAt: given.issuedAt,
    bonus: bonusOn(sheet.decidedOn, given.bonus),
  };
}

/** R-PER-4: the certificate of a CQP that two persons who are one had made whole, as of the day of their joining. */
export function issueByJoining(
  last: DecisionSheet,
  given: Parameters<typeof issueCertificate>[1] & { holder: Certificate["holder"]; joinedOn: CivilDate },
): Certificate {
  const { holder, joinedOn: decidedOn } = given;
  return { ...issueCertificate({ ...last, decidedOn }, given), holder, byJoining: true };
}

/** What the public may know of a certificate: what is printed on it, and the holder's initials. */
export function publicCertificate(issued: Certificate): {
  initials: string;
  holderName: string;
  decidedOn: string;
} {
  const holderName = fullName(issued.holder);
  const initials = holderName
    .split(/[\s-]+/)
    .map((part) => `${part.charAt(0).toUpperCase()}.`)
    .join("\u00a0");
  return { initials, holderName, decidedOn: issued.decidedOn };
}
