import type { CentreService } from "../domain/centre/approval.ts";
import type { ReminderMoment } from "../domain/deadlines/reminder-days.ts";
import { plainDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

const services: Readonly<Record<CentreService, string>> = {
  training: "formation",
  vae: "validation des acquis de l’expérience",
};

/** What the end of an approval is told its centre with. */
export interface ApprovalDeadlineTold {
  certificationName: string;
  service: CentreService;
  lastDay: CivilDate;
  moment: ReminderMoment;
  centreUrl: string;
  contact: string;
}

/** R-CTR-1, R-CTR-3, R-DATE-3: an approval comes to its end, or has ended. */
export function approvalDeadlineMail(given: ApprovalDeadlineTold): Mail {
  const { certificationName, lastDay } = given;
  const passed = given.moment === "passed";
  const what = `pour le CQP «\u00a0${certificationName}\u00a0» (${services[given.service]})`;
  return render({
    subject: passed
      ? `Votre agrément a pris fin le ${plainDate(lastDay)}`
      : `Votre agrément prend fin le ${plainDate(lastDay)}`,
    greeting: greeting(undefined),
    contact: given.contact,
    blocks: [
      {
        paragraph: passed
          ? `Votre agrément ${what} a pris fin, sans qu’un renouvellement soit enregistré.`
          : `Votre agrément ${what} arrive à son terme, et aucun renouvellement n’est enregistré.`,
      },
      { strong: `Dernier jour\u00a0: ${plainDate(lastDay)} inclus.` },
      {
        paragraph: passed
          ? "Vous gardez l’accès en lecture aux dossiers de vos candidats. Vous ne pouvez plus rien commencer pour cette certification tant qu’un nouvel agrément n’est pas enregistré\u00a0; l’OEMM prend contact au sujet des parcours en cours."
          : "Pour continuer à accompagner de nouveaux candidats, adressez à l’OEMM votre demande de renouvellement avant cette date. La CPNEFP en décide.",
      },
      { link: { label: "Ouvrir la fiche du centre", url: given.centreUrl } },
    ],
  });
}
