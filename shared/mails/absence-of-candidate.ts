import { agreeing } from "../domain/french/agreement.ts";
import { ofName } from "../domain/french/of-name.ts";
import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";
import type { ToldOfCandidate } from "./layout/told-of-candidate.ts";

/** R-DAY-7: tells a company or a centre that a jury did not hear a candidate, or that their absence was recorded by mistake. */
export function absenceOfCandidate(
  given: ToldOfCandidate & { date: CivilDate; is: "absent" | "excused" | "undone" | "adjourned" },
): Mail {
  const { candidateName, sex } = given;
  const jury = `du jury du CQP «\u00a0${given.certificationName}\u00a0» du ${longDate(given.date)}`;
  const said = {
    absent: {
      subject: `Absence ${ofName(candidateName)} au jury`,
      text: `${candidateName} ne s’est pas ${agreeing("présenté(e)", sex)} à la séance ${jury}.`,
    },
    excused: {
      subject: `Absence excusée ${ofName(candidateName)} au jury`,
      text: `${candidateName} était ${agreeing("absent(e) et excusé(e)", sex)} à la séance ${jury}.`,
    },
    undone: {
      subject: `Absence ${ofName(candidateName)} au jury\u00a0: rectification`,
      text: `L’absence ${ofName(candidateName)} à la séance ${jury}, que nous vous avions annoncée, avait été constatée par erreur\u00a0: elle est annulée.`,
    },
    adjourned: {
      subject: `Jury ${ofName(candidateName)}\u00a0: séance ajournée`,
      text: `La séance ${jury} a été ajournée avant qu’une décision soit prise au sujet ${ofName(candidateName)}. Le dossier passe en tête de la liste d’attente.`,
    },
  }[given.is];
  return render({
    subject: said.subject,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [{ paragraph: said.text }, { link: { label: "Ouvrir le dossier", url: given.fileUrl } }],
  });
}
