import * as z from "zod";
import { fullName } from "../domain/enrolment/candidate.ts";
import type { JurySession, Slot } from "../domain/jury/session.ts";
import { jurySessionMachine } from "../domain/jury/session.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { DecisionSheet } from "../domain/validation/decision-sheet.ts";
import { listSheets } from "../store/files.ts";
import { sessionKey } from "../store/keys.ts";
import { listSessions, sessionEntity, sessionSummary } from "../store/sessions.ts";
import { readTogether } from "../store/table.ts";
import type { ExportColumn, ExportPartition, ExportRow } from "./exported-list.ts";

/** The columns of the results of sessions: one row for each candidate of a session. */
export const sessionResultColumns: readonly ExportColumn[] = [
  { key: "date", header: "Date du jury" },
  { key: "certification", header: "Certification" },
  { key: "sessionId", header: "Jury" },
  { key: "sessionState", header: "État du jury", words: jurySessionMachine.states },
  { key: "start", header: "Heure" },
  { key: "candidateName", header: "Candidat" },
  {
    key: "outcome",
    header: "Résultat",
    words: {
      pending: "en attente",
      absent: "absent",
      excused: "excusé",
      full: "CQP obtenu",
      partial: "validation partielle",
    },
  },
  { key: "acquired", header: "Domaines acquis" },
  { key: "notAcquired", header: "Domaines non acquis" },
  { key: "sheetNumber", header: "Fiche de décision" },
  { key: "fileId", header: "Dossier" },
];

/** Sessions whose candidates are read at once: each has a dozen of them at most. */
const sessionsAtOnce = 10;

/** The results of a certification's sessions, by date; a corrected sheet stands for the first (R-JURY-12). */
export function sessionResults(
  certification: CertificationCode,
  { from, until }: { from?: CivilDate | undefined; until?: CivilDate | undefined },
): ExportPartition {
  return async (cursor) => {
    const page = await listSessions({ certification }, from, sessionsAtOnce, cursor);
    const wanted = page.entries
      .map((entry) => z.parse(sessionSummary, entry))
      .filter(({ date }) => until === undefined || date <= until);
    const items = wanted.length === 0 ? [] : await readTogether(wanted.map(({ id }) => sessionKey(id)));
    const rows: ExportRow[] = [];
    for (const session of items.map(sessionEntity.find)) {
      if (session === undefined) continue;
      const slots = [...session.slots].sort((a, b) => (a.start < b.start ? -1 : 1));
      rows.push(...(await Promise.all(slots.map((slot) => resultOf(session, slot)))));
    }
    // By date: once a session is past the period, so are the others.
    return { entries: rows, next: wanted.length < page.entries.length ? undefined : page.next };
  };
}

async function resultOf(session: JurySession, slot: Slot): Promise<ExportRow> {
  const signed = slot.signature?.sheetId !== undefined;
  const sheets = signed ? await listSheets(slot.fileId) : [];
  const sheet = sheets.filter(({ sessionId }) => sessionId === session.id).at(-1);
  const codes = (result: DecisionSheet["results"][number]["result"]) =>
    (sheet?.results ?? [])
      .filter((one) => one.result === result)
      .map(({ domainCode }) => domainCode)
      .join(", ");
  const absence =
    slot.signature !== undefined && slot.outcome?.kind !== "decided" ? slot.outcome?.kind : undefined;
  return {
    date: session.date,
    certification: session.certification,
    sessionId: session.id,
    sessionState: session.state,
    start: slot.start,
    candidateName: fullName(slot.candidate),
    outcome: sheet?.validation ?? absence ?? "pending",
    acquired: codes("acquired"),
    notAcquired: codes("not-acquired"),
    sheetNumber: sheet?.number,
    fileId: slot.fileId,
  };
}
