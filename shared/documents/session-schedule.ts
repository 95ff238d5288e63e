import { fullName } from "../domain/enrolment/candidate.ts";
import { clockTime, longDate, timeZoneName } from "../domain/french/wording.ts";
import { formatInWords } from "../domain/jury/appearance-in-words.ts";
import { sideLabels } from "../domain/jury/member.ts";
import type { JurySession } from "../domain/jury/session.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { PrintedDocument } from "../printing/printed-document.ts";
import { inOrder, whenAndWhere } from "./session-parts.ts";

/** R-JURY-6: the whole schedule of a session, as its members receive it. */
export function sessionSchedule(
  session: JurySession,
  given: {
    certificationName: string;
    domainTitles: (slot: JurySession["slots"][number]) => readonly string[];
    madeAt: Instant;
    policy: Policy;
  },
): PrintedDocument {
  return {
    kind: "pages",
    title: "Déroulement du jury",
    subtitle: `CQP «\u00a0${given.certificationName}\u00a0»`,
    reference: `Jury du ${longDate(session.date)}`,
    madeAt: given.madeAt,
    parts: [
      whenAndWhere(session, (url) => `Visioconférence\u00a0: ${url}`),
      {
        paragraph: `Pour chaque candidat\u00a0: ${formatInWords(session.format, given.policy.jury)}, puis la délibération.`,
      },
      { heading: "Passages", level: 2 },
      {
        table: {
          columns: [
            { heading: `Horaire (${timeZoneName})`, share: 2.4 },
            { heading: "Délibération", share: 2.4 },
            { heading: "Candidat(e)", share: 3 },
            { heading: "Domaines présentés", share: 6 },
          ],
          rows: inOrder(session.slots).map((slot) => [
            `${clockTime(slot.start)} – ${clockTime(slot.interviewEnd)}`,
            `jusqu’à ${clockTime(slot.end)}`,
            fullName(slot.candidate),
            given
              .domainTitles(slot)
              .map((title) => `–\u00a0${title}`)
              .join("\n"),
          ]),
        },
      },
      { heading: "Composition du jury", level: 2 },
      {
        table: {
          columns: [
            { heading: "Membre", share: 3 },
            { heading: "Collège", share: 2 },
            { heading: "Organisation", share: 4 },
          ],
          rows: session.members.map((member) => [
            member.name,
            sideLabels[member.side],
            member.representsOemm ? `${member.organisation} (représente l’OEMM)` : member.organisation,
          ]),
        },
      },
      {
        note: "Document confidentiel, réservé aux membres du jury et à l’OEMM. Chaque membre lit les livrets avant la séance et les marque comme examinés.",
      },
    ],
  };
}
