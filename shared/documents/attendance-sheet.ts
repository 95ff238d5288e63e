import { fullName } from "../domain/enrolment/candidate.ts";
import { clockTime, longDate, timeZoneName } from "../domain/french/wording.ts";
import { sideLabels } from "../domain/jury/member.ts";
import type { JurySession } from "../domain/jury/session.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { PrintedDocument } from "../printing/printed-document.ts";
import { inOrder, whenAndWhere } from "./session-parts.ts";

/** Room for a signature or an hour to write by hand: a cell of lines that hold nothing. */
const toFillIn = "\u00a0\n\u00a0";

/** R-DAY-6: the sheet that members and candidates sign on the day (feuille d’émargement). */
export function attendanceSheet(
  session: JurySession,
  given: { certificationName: string; madeAt: Instant },
): PrintedDocument {
  const remote = session.place.kind === "remote";
  const signs = remote ? "Présence constatée par" : "Signature";
  return {
    kind: "pages",
    title: "Feuille d’émargement",
    subtitle: `Jury du CQP «\u00a0${given.certificationName}\u00a0»`,
    reference: `Feuille d’émargement – jury du ${longDate(session.date)}`,
    madeAt: given.madeAt,
    parts: [
      whenAndWhere(session),
      { heading: "Membres du jury", level: 2 },
      {
        table: {
          columns: [
            { heading: "Membre", share: 4 },
            { heading: "Collège", share: 2 },
            { heading: "Arrivée", share: 1.4 },
            { heading: "Départ", share: 1.4 },
            { heading: signs, share: 3.4 },
          ],
          rows: session.members.map(({ name, side }) => [name, sideLabels[side], toFillIn, "", ""]),
        },
      },
      { heading: "Candidats", level: 2 },
      {
        table: {
          columns: [
            { heading: `Convocation (${timeZoneName})`, share: 2.4 },
            { heading: "Candidat(e)", share: 4 },
            { heading: "Arrivée", share: 1.4 },
            { heading: "Pièce d’identité", share: 2 },
            { heading: signs, share: 3.4 },
          ],
          rows: inOrder(session.slots).map((slot) => [
            clockTime(slot.start),
            fullName(slot.candidate),
            toFillIn,
            "",
            "",
          ]),
        },
      },
      {
        note: remote
          ? "La présence de chacun est constatée à l’écran par le membre qui signe en regard. La feuille signée est numérisée et jointe au jury."
          : "Chacun signe à son arrivée, la pièce d’identité des candidats vérifiée. La feuille signée est numérisée et jointe au jury.",
      },
    ],
  };
}
