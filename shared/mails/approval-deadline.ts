import type { CentreService } from "../domain/centre/approval.ts";
import type { ReminderMoment } from "../domain/deadlines/reminder-days.ts";
import { plainDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greetingOf } from "./first-jury-deadline.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

const services: Readonly<Record<CentreService, string>> = {
  training: "formation",
  vae: "validation des acquis de l’expérience",
};

/** What the end of an approval is told with. */
export interface ApprovalDeadlineTold {
  to: "centre" | "oemm";
  greetedName: string;
  centreName: string;
  certificationName: string;
  service: CentreService;
  lastDay: CivilDate;
  moment: ReminderMoment;
  /** For OEMM when the approval ended: the candidates that the centre was following (R-CTR-3). */
  underWay: { names: readonly string[]; more: boolean };
  centreUrl: string;
  contact: string;
}

/** R-CTR-1, R-CTR-3, R-DATE-3: an approval comes to its end, or has ended. */
export function approvalDeadlineMail(given: ApprovalDeadlineTold): Mail {
  const { centreName, certificationName, lastDay, to } = given;
  const passed = given.moment === "passed";
  const what = `pour le CQP «\u00a0${certificationName}\u00a0» (${services[given.service]})`;
  const whose = to === "centre" ? "Votre agrément" : `L’agrément du centre «\u00a0${centreName}\u00a0»`;
  return render({
    subject: passed
      ? `${whose} a pris fin le ${plainDate(lastDay)}`
      : `${whose} prend fin le ${plainDate(lastDay)}`,
    greeting: greetingOf(given.greetedName),
    contact: given.contact,
    blocks: [
      {
        paragraph: passed
          ? `${whose} ${what} a pris fin, sans qu’un renouvellement soit enregistré.`
          : `${whose} ${what} arrive à son terme, et aucun renouvellement n’est enregistré.`,
      },
      { strong: `Dernier jour\u00a0: ${plainDate(lastDay)} inclus.` },
      ...(passed ? afterEnd(given) : beforeEnd(to)),
      { link: { label: "Ouvrir la fiche du centre", url: given.centreUrl } },
    ],
  });
}

function beforeEnd(to: ApprovalDeadlineTold["to"]): Block[] {
  return [
    {
      paragraph:
        to === "centre"
          ? "Pour continuer à accompagner de nouveaux candidats, adressez à l’OEMM votre demande de renouvellement avant cette date. La CPNEFP en décide."
          : "Si la CPNEFP le renouvelle, enregistrez sa décision avant cette date\u00a0; les rappels cesseront.",
    },
  ];
}

function afterEnd({ to, underWay }: ApprovalDeadlineTold): Block[] {
  if (to === "centre")
    return [
      {
        paragraph:
          "Vous gardez l’accès en lecture aux dossiers de vos candidats. Vous ne pouvez plus rien commencer pour cette certification tant qu’un nouvel agrément n’est pas enregistré\u00a0; l’OEMM prend contact au sujet des parcours en cours.",
      },
    ];
  if (underWay.names.length === 0)
    return [{ paragraph: "Aucun candidat n’est en cours de parcours avec ce centre." }];
  return [
    { paragraph: "Des candidats sont en cours de parcours avec ce centre\u00a0:" },
    { list: underWay.more ? [...underWay.names, "et d’autres, dans la liste des dossiers"] : underWay.names },
    { paragraph: "Un autre centre agréé est à leur proposer." },
  ];
}
