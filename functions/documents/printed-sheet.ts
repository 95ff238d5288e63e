import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { levelNotice } from "../../shared/domain/referential/level-notice.ts";
import { domainTitles } from "../../shared/domain/referential/versions.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import type { PrintedSheet } from "../../shared/domain/validation/printed-sheet.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { listApprovedCentres } from "../../shared/store/centres.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";

/** What a decision sheet says, by mail as on paper; R-LAW-1: by the policy of the day of the decision. Reads the centres approved on the day of a partial decision. */
export async function printedSheet(file: FileMain, sheet: DecisionSheet): Promise<PrintedSheet> {
  const [certification, policy] = await Promise.all([
    certificationOfFile(file),
    loadPolicyOn(sheet.decidedOn),
  ]);
  const titles = domainTitles(certification);
  // R-JURY-11: on the day of the decision.
  const centres =
    sheet.validation === "full" || sheet.absence !== undefined
      ? []
      : await listApprovedCentres(file.certification, [file.path], sheet.decidedOn);
  return {
    candidateName: fullName(file.candidate),
    certificationName: certification.name,
    number: sheet.number,
    decidedOn: sheet.decidedOn,
    validation: sheet.validation,
    results: sheet.results.map(({ domainCode, ...result }) => ({
      ...result,
      title: titles.get(domainCode) ?? domainCode,
    })),
    recommendation: sheet.recommendation,
    approvedCentres: centres.map(({ centre }) => centre),
    chairName: sheet.chair.name,
    correctsNumber: sheet.corrects?.number,
    changes: (sheet.corrects?.changes ?? []).map(({ domainCode, ...change }) => ({
      ...change,
      title: titles.get(domainCode) ?? domainCode,
    })),
    countersignerName: sheet.countersigner?.name,
    standInName: sheet.standIn?.name,
    absence: sheet.absence,
    levelNotice: levelNotice(certification, sheet.decidedOn),
    validity: sheet.validity,
    policy,
  };
}
