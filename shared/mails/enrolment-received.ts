import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-VAE-1: tells a candidate that they are enrolled, and what comes next. */
export function enrolmentReceived(given: {
  greeted: Greeted;
  certificationName: string;
  enrolledOn: CivilDate;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Votre inscription au CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Votre inscription au CQP «\u00a0${given.certificationName}\u00a0» par la validation des acquis de l’expérience est enregistrée à la date du ${longDate(given.enrolledOn)}.`,
      },
      {
        paragraph:
          "Prochaine étape\u00a0: l’entretien d’accueil et d’orientation avec un centre agréé. Si vous n’avez pas encore choisi de centre, faites-le depuis votre dossier\u00a0; le centre prendra contact avec vous. Préparez les justificatifs de vos périodes d’expérience.",
      },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
