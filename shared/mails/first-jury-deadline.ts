import type { ReminderMoment } from "../domain/deadlines/reminder-days.ts";
import { ofName } from "../domain/french/of-name.ts";
import { ofQuantity } from "../domain/french/quantity.ts";
import { plainDate } from "../domain/french/wording.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** What a message about a candidate's deadline says, to each of its recipients. */
export interface FileDeadlineTold {
  /** Whom it is written to: the candidate, or those who follow them. */
  to: "candidate" | "company" | "centre" | "oemm";
  /** The candidate; none of the others. */
  greeted: Greeted | undefined;
  candidateName: string;
  certificationName: string;
  lastDay: CivilDate;
  moment: ReminderMoment;
  fileUrl: string;
  contact: string;
  policy: Policy;
}

/** R-TRN-2, R-DATE-4: the time to appear before a jury for the first time comes to its end, or has passed. */
export function firstJuryDeadlineMail(given: FileDeadlineTold): Mail {
  return given.moment === "passed" ? lapsed(given) : reminder(given);
}

function reminder(given: FileDeadlineTold): Mail {
  const { certificationName, candidateName, lastDay, to, policy } = given;
  const cqp = `CQP «\u00a0${certificationName}\u00a0»`;
  const period = ofQuantity(policy.training.firstJury);
  return render({
    subject:
      to === "candidate"
        ? `Votre premier jury\u00a0: au plus tard le ${plainDate(lastDay)}`
        : `Premier jury ${ofName(candidateName)}\u00a0: au plus tard le ${plainDate(lastDay)}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph:
          to === "candidate"
            ? `Vous êtes inscrit(e) au ${cqp}. Vous devez vous présenter une première fois devant un jury dans un délai ${period} à compter de votre inscription.`
            : `${candidateName} est inscrit(e) au ${cqp}, et doit se présenter une première fois devant un jury dans un délai ${period} à compter de son inscription.`,
      },
      { strong: `Dernier jour\u00a0: ${plainDate(lastDay)} inclus.` },
      {
        paragraph:
          to === "candidate"
            ? "Terminez votre parcours et vos livrets avec votre entreprise, qui transmet le dossier au jury. Une absence au jury, même excusée, ne prolonge pas le délai."
            : "Complétez le livret de suivi et le livret d’évaluation finale, puis transmettez le dossier au jury assez tôt pour qu’une session puisse être organisée. Une absence au jury, même excusée, ne prolonge pas le délai.",
      },
      {
        paragraph:
          "Passé ce jour, l’inscription devient caduque\u00a0; une nouvelle inscription reste possible.",
      },
      { link: { label: "Ouvrir le dossier", url: given.fileUrl } },
    ],
  });
}

function lapsed(given: FileDeadlineTold): Mail {
  const { certificationName, candidateName, lastDay, to, policy } = given;
  const cqp = `CQP «\u00a0${certificationName}\u00a0»`;
  const period = ofQuantity(policy.training.firstJury);
  return render({
    subject:
      to === "candidate"
        ? `Votre inscription au ${cqp} est caduque`
        : `Inscription caduque\u00a0: ${candidateName}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph:
          to === "candidate"
            ? `Vous aviez jusqu’au ${plainDate(lastDay)} inclus pour vous présenter une première fois devant un jury du ${cqp}. Ce délai est passé\u00a0: votre inscription est caduque.`
            : `${candidateName} avait jusqu’au ${plainDate(lastDay)} inclus pour se présenter une première fois devant un jury du ${cqp}. Ce délai est passé\u00a0: l’inscription est caduque.`,
      },
      {
        paragraph:
          to === "candidate"
            ? `Votre entreprise peut vous inscrire de nouveau\u00a0; un nouveau délai ${period} courra alors. Le dossier reste consultable.`
            : `Une nouvelle inscription est possible\u00a0; un nouveau délai ${period} courra alors. Le dossier reste consultable.`,
      },
      { link: { label: "Ouvrir le dossier", url: given.fileUrl } },
    ],
  });
}
