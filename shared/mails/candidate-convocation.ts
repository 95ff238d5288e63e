import { longDate } from "../domain/french/wording.ts";
import { howItGoes, thingsToBring } from "../domain/jury/appearance-in-words.ts";
import { saidInCalendar } from "./calendar-of-candidate.ts";
import { type Convocation, invitationOf, subjectOf, whenAndWhere } from "./convocation.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** R-JURY-6: convenes a candidate to their own slot, tells them of a change, or of a cancellation. */
export function candidateConvocation(
  given: Convocation & { greeted: Greeted; domainTitles: readonly string[]; fileUrl: string },
): Mail {
  const about = `du CQP «\u00a0${given.certificationName}\u00a0»`;
  return render({
    subject: `${subjectOf[given.kind]} ${about}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    invitation: invitationOf(given, saidInCalendar(given)),
    blocks: given.kind === "cancel" ? cancelled(given, about) : convened(given, about),
  });
}

function cancelled(given: Convocation, about: string): Block[] {
  return [
    { paragraph: `Votre convocation au jury ${about} du ${longDate(given.date)} est annulée.` },
    {
      paragraph:
        "Votre dossier reprend sa place sur la liste d’attente\u00a0; une nouvelle convocation vous sera adressée.",
    },
  ];
}

function convened(
  given: Convocation & { domainTitles: readonly string[]; fileUrl: string },
  about: string,
): Block[] {
  const { title, things } = thingsToBring(given);
  return [
    {
      paragraph:
        given.kind === "update"
          ? `Votre convocation au jury ${about} a changé. Voici les nouvelles informations, qui remplacent les précédentes\u00a0:`
          : `Nous avons le plaisir de vous convoquer devant le jury ${about}\u00a0:`,
    },
    ...whenAndWhere(given),
    {
      paragraph: howItGoes(given),
    },
    { paragraph: "Domaines de compétences présentés\u00a0:" },
    { list: given.domainTitles },
    { paragraph: `${title}\u00a0:` },
    { list: things },
    {
      paragraph:
        "En cas d’empêchement, prévenez-nous au plus tôt\u00a0: votre dossier reprendra sa place sur la liste d’attente.",
    },
    { link: { label: "Télécharger ma convocation (PDF)", url: `${given.fileUrl}/documents` } },
    { link: { label: "Relire mon dossier", url: given.fileUrl } },
  ];
}
