import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-TRN-1, R-TRN-2: tells a candidate that their company enrolled them, until when to see a jury, and what comes next. */
export function enrolmentRegisteredMail(given: {
  greeted: Greeted;
  certificationName: string;
  companyName: string;
  enrolledOn: CivilDate;
  firstJuryBy: CivilDate;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Votre inscription au CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `${given.companyName} vous a inscrit(e) au CQP «\u00a0${given.certificationName}\u00a0» par le parcours de formation. Votre inscription est enregistrée à la date du ${longDate(given.enrolledOn)}.`,
      },
      {
        strong: `Vous avez jusqu’au ${longDate(given.firstJuryBy)} inclus pour vous présenter devant un jury.`,
      },
      {
        paragraph: `Vous suivrez votre parcours et décrirez vos activités en entreprise depuis votre dossier.`,
      },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
