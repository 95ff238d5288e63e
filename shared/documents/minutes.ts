import type { DocumentIn } from "../domain/document/document.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import { inFigures } from "../domain/french/quantity.ts";
import { clockTime, longDate, timeZoneName } from "../domain/french/wording.ts";
import { sideLabels } from "../domain/jury/member.ts";
import type { JurySessionIn, Slot } from "../domain/jury/session.ts";
import { dateInParis, type Instant, timeInParis } from "../domain/time/civil-date.ts";
import type { PrintedDocument } from "../printing/printed-document.ts";
import { inOrder, whenAndWhere } from "./session-parts.ts";

/** R-DAY-6: what a session came to, once it is closed (procès-verbal): who sat, who was heard, what was signed and when. */
export function minutes(
  session: JurySessionIn<"closed">,
  given: {
    certificationName: string;
    madeAt: Instant;
    /** When the session ended, where that is not when they are made. */
    endedAt?: Instant;
    /** The edition that this one follows, after a correction. */
    replaces?: DocumentIn<"ready"> | undefined;
  },
): PrintedDocument {
  const chair = session.members.find(({ id }) => id === session.chair)?.name ?? "";
  const roleOf = (id: string) => {
    if (id === session.chair) return "président(e)";
    if (session.present.includes(id)) return "présent(e)";
    return session.attended.includes(id) ? "présent(e) en partie" : "absent(e)";
  };
  const { madeAt, endedAt, replaces } = given;
  const adjourned = session.slots.some(({ outcome }) => outcome?.kind === "adjourned");
  return {
    kind: "pages",
    title: "Procès-verbal du jury",
    subtitle: `CQP «\u00a0${given.certificationName}\u00a0»`,
    reference: `Procès-verbal du jury du ${longDate(session.date)}`,
    madeAt: given.madeAt,
    parts: [
      whenAndWhere(session),
      { heading: "Membres du jury", level: 2 },
      {
        table: {
          columns: [
            { heading: "Membre", share: 4 },
            { heading: "Collège", share: 2 },
            { heading: "Organisation", share: 4 },
            { heading: "Présence", share: 2 },
          ],
          rows: session.members.map(({ id, name, side, organisation }) => [
            name,
            sideLabels[side],
            organisation,
            roleOf(id),
          ]),
        },
      },
      { heading: "Candidats", level: 2 },
      {
        table: {
          columns: [
            { heading: `Passage (${timeZoneName})`, share: 2.2 },
            { heading: "Candidat(e)", share: 4 },
            { heading: "Résultat", share: 4 },
            { heading: "Signé", share: 2.6 },
          ],
          rows: inOrder(session.slots).map((slot) => [
            clockTime(slot.start),
            fullName(slot.candidate),
            resultInWords(slot),
            slot.signature === undefined ? "–" : momentInFrench(slot.signature.signedAt),
          ]),
        },
      },
      {
        paragraph: `Le jury s’est réuni sous la présidence de ${chair}. La séance a été ${adjourned ? "ajournée" : "close"} le ${momentInFrench(endedAt ?? madeAt)} (${timeZoneName}).`,
      },
      ...(endedAt === undefined
        ? []
        : [
            {
              framed: [
                `Nouvelle édition du ${momentInFrench(madeAt)}, après rectification.`,
                ...(replaces === undefined
                  ? []
                  : [
                      `Elle remplace l’édition du ${momentInFrench(replaces.madeAt)}, qui est conservée (empreinte SHA-256\u00a0: ${replaces.built.sha256}).`,
                    ]),
              ],
            },
          ]),
      {
        note: "Chaque résultat a été signé en ligne par la présidence du jury, au moment indiqué\u00a0; la décision détaillée figure sur la fiche de chaque candidat. Document conservé par l’OEMM.",
      },
    ],
  };
}

function momentInFrench(at: Instant): string {
  return `${longDate(dateInParis(at))} à ${clockTime(timeInParis(at))}`;
}

function resultInWords({ outcome, domains }: Slot): string {
  if (outcome === undefined) return "sans résultat";
  if (outcome.kind === "absent") return "absent(e)";
  if (outcome.kind === "excused") return "absence excusée";
  if (outcome.kind === "adjourned") return "ajourné(e)\u00a0: de nouveau sur la liste d’attente";
  const acquired = Object.values(outcome.domains).filter((result) => result === "acquired").length;
  return `${inFigures({ count: acquired, unit: "domain" })} sur ${domains.length} présentés`;
}
