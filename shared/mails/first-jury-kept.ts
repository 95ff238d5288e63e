import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-DAY-10: tells a candidate that a session which was not held costs them no time. */
export function firstJuryKept(given: {
  greeted: Greeted;
  certificationName: string;
  date: CivilDate;
  firstJuryBy: CivilDate;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre droit à un premier jury est conservé",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${given.certificationName}\u00a0» du ${longDate(given.date)}, auquel vous étiez convoqué(e), ne se tient pas.`,
      },
      {
        strong: `Vous deviez vous présenter devant un jury au plus tard le ${longDate(given.firstJuryBy)}\u00a0: si ce jour passe entre-temps, ce délai est prolongé jusqu’au prochain jury qui vous convoquera.`,
      },
      { paragraph: "Vous n’avez rien à faire\u00a0; votre dossier est sur la liste d’attente." },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
