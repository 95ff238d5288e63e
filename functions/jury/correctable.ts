import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import type { Correctable } from "../../shared/domain/jury/correction.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import { requireSlot } from "../../shared/domain/jury/sitting.ts";
import { assertLastSheet, type Holdings } from "../../shared/domain/validation/holdings.ts";
import { notFound } from "../../shared/http/problem.ts";
import { parseCorrection } from "../../shared/store/corrections.ts";
import { listSheets } from "../../shared/store/files.ts";
import { parseHoldings } from "../../shared/store/holdings.ts";
import { correctionKey, holdingsKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";

/**
 * R-DAY-8: what a session signed of a candidate, with its correction as it goes on. One round trip.
 * @throws HttpProblem 404; DomainError `candidate-not-in-session`, `sheet-superseded`.
 */
export async function loadCorrectable(
  session: JurySession,
  file: CandidateFile | undefined,
): Promise<Correctable & { file: CandidateFile; holdings: Holdings }> {
  if (file === undefined) throw notFound();
  const slot = requireSlot(session, file.id);
  const of = { fileId: file.id, sessionId: session.id };
  const [[holdingsItem, correctionItem], sheets] = await Promise.all([
    readTogether([
      holdingsKey(file.candidate.personId, file.certification),
      correctionKey(file.id, session.id),
    ]),
    listSheets(file.id),
  ]);
  const holdings = parseHoldings(holdingsItem, file);
  const sheet = sheets.findLast(({ sessionId }) => sessionId === session.id);
  if (sheet !== undefined) assertLastSheet(holdings, sheet);
  return { session, slot, sheet, correction: parseCorrection(correctionItem, of), file, holdings };
}
