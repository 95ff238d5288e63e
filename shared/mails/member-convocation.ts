import { inFigures } from "../domain/french/quantity.ts";
import { clockTime, longDate, timeZoneName } from "../domain/french/wording.ts";
import { formatInWords } from "../domain/jury/appearance-in-words.ts";
import type { CivilTime } from "../domain/time/civil-date.ts";
import { type Convocation, invitationOf, subjectOf, whenAndWhere } from "./convocation.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** A candidate of the day, as the members read it. */
export interface ScheduledCandidate {
  start: CivilTime;
  end: CivilTime;
  candidateName: string;
}

/** R-JURY-6: convenes a jury member with the whole schedule, tells them of a change, or of a cancellation. */
export function memberConvocation(
  given: Convocation & { schedule: readonly ScheduledCandidate[]; sessionUrl: string },
): Mail {
  const about = `du CQP «\u00a0${given.certificationName}\u00a0»`;
  return render({
    subject: `${subjectOf[given.kind]} ${about}`,
    greeting: greeting(given.recipient),
    contact: given.contact,
    invitation: invitationOf(
      given,
      `Vous siégez au jury ${about} (${inFigures({ count: given.schedule.length, unit: "candidate" })}).`,
    ),
    blocks:
      given.kind === "cancel"
        ? [{ paragraph: `Votre convocation au jury ${about} du ${longDate(given.date)} est annulée.` }]
        : convened(given, about),
  });
}

function convened(
  given: Convocation & { schedule: readonly ScheduledCandidate[]; sessionUrl: string },
  about: string,
): Block[] {
  return [
    {
      paragraph:
        given.kind === "update"
          ? `La séance du jury ${about} à laquelle vous siégez a changé. Voici les nouvelles informations, qui remplacent les précédentes\u00a0:`
          : `Vous êtes convoqué(e) pour siéger au jury ${about}\u00a0:`,
    },
    ...whenAndWhere(given),
    {
      paragraph: `Chaque candidat est entendu pendant ${formatInWords(given.format, given.policy.jury)}, suivi de la délibération.`,
    },
    {
      table: {
        headings: [`Horaire (${timeZoneName})`, "Candidat"],
        rows: given.schedule.map(
          ({ start, end, candidateName }) =>
            [`${clockTime(start)} – ${clockTime(end)}`, candidateName] as const,
        ),
      },
    },
    {
      paragraph:
        "Les dossiers vous sont ouverts dès maintenant et jusqu’à la fin de la séance\u00a0: merci d’en prendre connaissance et de marquer chacun comme examiné. Si vous connaissez l’un des candidats ou travaillez dans la même entreprise, signalez-le-nous sans attendre.",
    },
    { link: { label: "Ouvrir la séance et les dossiers", url: given.sessionUrl } },
  ];
}
