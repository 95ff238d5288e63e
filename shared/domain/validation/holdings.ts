import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { centreId, companyId, fileId, personId, sheetId } from "../ids.ts";
import { certificationCode } from "../referential/certification.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { acquiredDomains, latestOf, standing, validDomains } from "./acquired-domain.ts";
import { acquiredAfter } from "./apply-decision.ts";
import type { DecisionSheet } from "./decision-sheet.ts";

/**
 * What a candidate holds of a certification, from every session and both paths (R-JURY-8, R-JURY-10): it belongs
 * to the person, not to one of their files.
 */
export const holdings = z.strictObject({
  personId,
  certification: certificationCode,
  /** 0 when nothing was decided yet. */
  version: z.int().nonnegative(),
  acquired: acquiredDomains,
  /** The last signed sheet, in any file: only this one can be corrected. */
  lastSheetId: sheetId.optional(),
  /** Number of the certificate, once the whole CQP is granted. */
  certificateNumber: z.string().optional(),
  /**
   * R-DAY-9: certificates that were withdrawn, each with the sheet that it rests on: restored, or granted again by a
   * correction of that sheet, it is the same number that stands again.
   */
  withdrawn: z.record(z.string(), sheetId).optional(),
  /** R-DAY-9: sheets of decisions that fell: what they granted counts no more, for later decisions either. */
  fallen: z.array(sheetId).optional(),
  /** R-PER-4: what was acquired by a person who was joined, or R-DAY-9: restored, besides the last sheet. */
  joined: acquiredDomains.optional(),
  /** R-PER-4: numbers of certificates that a person who was joined held besides. */
  otherCertificates: z.array(z.string()).optional(),
  /** R-PER-4: sheets of another person, on whose grants this one's own rested while both were one address. */
  ofOthers: z.array(sheetId).optional(),
  /** The file of each sheet that was not corrected, and who follows it: where the deadlines of what it granted are. */
  sheets: z
    .record(sheetId, z.strictObject({ fileId, partyId: z.union([companyId, centreId]).optional() }))
    .optional(),
});
/** A candidate's holdings, see {@link holdings}. */
export type Holdings = z.infer<typeof holdings>;

/** The holdings of a candidate about whom no jury has decided. */
export function noHoldings(personId: string, certification: Holdings["certification"]): Holdings {
  return { personId, certification, version: 0, acquired: {} };
}

/**
 * R-JURY-8, R-JURY-10: what a candidate holds after a signed sheet, first or corrected. R-PER-4: a first one rests on what
 * was joined; the correction of one signed before the joining leaves that beside.
 */
export function holdingsAfter(
  holdings: Holdings,
  sheet: DecisionSheet,
  given: {
    domainCodes: readonly string[];
    /** Who follows the file of the sheet. */
    partyId?: string | undefined;
  },
): Holdings {
  const { partyId } = given;
  const origin = { fileId: sheet.fileId, ...(partyId === undefined ? {} : { partyId }) };
  const { joined: before, ...alone } = holdings;
  const corrected = sheet.corrects?.sheetId ?? "";
  const { [corrected]: _, ...sheets } = holdings.sheets ?? {};
  const decided = acquiredAfter(sheet, given.domainCodes);
  const joined =
    before === undefined || sheet.corrects === undefined ? {} : standing(before, [sheet.corrects.sheetId]);
  return {
    ...alone,
    acquired: latestOf(joined, decided),
    ...(Object.keys(joined).length === 0 ? {} : { joined }),
    lastSheetId: sheet.id,
    sheets: { ...sheets, [sheet.id]: origin },
  };
}

/**
 * R-PER-4: what is held without the sheets that were corrected, which older holdings list too: once two are one person, a
 * sheet that is listed is no other person's any more, and one that was corrected would count again. `known`: sheets of the
 * files that are listed.
 */
export function withoutCorrected(
  held: Holdings,
  known: readonly Pick<DecisionSheet, "corrects">[],
): Holdings {
  if (held.sheets === undefined) return held;
  const corrected = new Set(known.map(({ corrects }) => corrects?.sheetId));
  const sheets = Object.entries(held.sheets).filter(([id]) => !corrected.has(id));
  return { ...held, sheets: Object.fromEntries(sheets) };
}

/**
 * R-DAY-8: only the candidate's last sheet can be corrected: later ones were decided on what it granted.
 * @throws DomainError `sheet-superseded`.
 */
export function assertLastSheet(holdings: Holdings, sheet: Pick<DecisionSheet, "id">): void {
  if (holdings.lastSheetId === sheet.id) return;
  throw new DomainError("sheet-superseded", {
    rule: "R-DAY-8",
    detail: "Seule la dernière fiche de décision du candidat peut être rectifiée.",
  });
}

/**
 * R-DAY-8, R-DAY-9: a sheet is not corrected, nor a certificate restored, while the candidate goes on in another file, by the other path, towards what was
 * left to present: that file would lead to a jury on domains that the correction grants or takes back.
 * @throws DomainError `file-under-way`.
 */
export function assertNothingUnderWay(fileUnderWay: string | undefined): void {
  if (fileUnderWay === undefined) return;
  throw new DomainError("file-under-way", {
    rule: "R-DAY-8",
    detail:
      "Le candidat a un dossier en cours pour cette certification, fondé sur cette décision. Abandonnez d’abord ce dossier\u00a0; une nouvelle inscription pourra le rouvrir ensuite.",
  });
}

/** R-PER-4: the numbers of the certificates that stand: two persons who were one may have brought one each. */
export function certificateNumbers({ certificateNumber, otherCertificates = [] }: Holdings): string[] {
  return certificateNumber === undefined ? otherCertificates : [certificateNumber, ...otherCertificates];
}

/** R-PER-4, R-DAY-9: sheets whose grants count no more, for a later decision or a correction: another's, or fallen. */
export function notCounting({ ofOthers = [], fallen = [] }: Holdings): string[] {
  return [...ofOthers, ...fallen];
}

/** R-DAY-9: the numbers of all certificates that were ever issued for what is held: a withdrawn one stays on record. */
export function everyCertificateNumber(held: Holdings): string[] {
  return [...certificateNumbers(held), ...Object.keys(held.withdrawn ?? {})];
}

/** R-PER-4, R-DAY-9: what is held with the certificates that stand, the first of them in front. */
export function withCertificates(
  { certificateNumber: _, otherCertificates: __, ...held }: Holdings,
  standing: readonly string[],
): Holdings {
  const [certificateNumber, ...others] = standing;
  return {
    ...held,
    ...(certificateNumber === undefined ? {} : { certificateNumber }),
    ...(others.length === 0 ? {} : { otherCertificates: others }),
  };
}

/**
 * R-JURY-13: the CQP is issued once: its holder does not enrol for it again.
 * @throws DomainError `already-certified`.
 */
export function assertNotCertified(holdings: Holdings): void {
  if (holdings.certificateNumber === undefined) return;
  throw new DomainError("already-certified", {
    rule: "R-JURY-13",
    detail: "Le CQP a déjà été délivré à ce candidat.",
  });
}

/**
 * R-PER-4: whether what was joined makes the whole CQP, all of whose domains count on the day of joining, and no jury has
 * granted it: OEMM does, as of that day.
 */
export function completesByJoining(
  held: Holdings,
  domainCodes: readonly string[],
  joinedOn: CivilDate,
): boolean {
  if (held.certificateNumber !== undefined) return false;
  const valid = new Set(validDomains(held.acquired, joinedOn));
  return domainCodes.every((code) => valid.has(code));
}
