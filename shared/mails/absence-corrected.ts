import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** What an absence was corrected to. */
type Becomes = "excused" | "heard-again" | "waiting" | "unsettled";

const consequences: Readonly<Record<Becomes, string>> = {
  excused: "Votre absence est désormais excusée. Votre dossier reste sur la liste d’attente.",
  "heard-again":
    "Cette absence est annulée\u00a0: le jury, encore réuni, reprend l’examen de votre candidature.",
  waiting:
    "Cette absence est annulée\u00a0: votre présence devant le jury est prise en compte. Votre dossier passe en tête de la liste d’attente\u00a0; vous recevrez une nouvelle convocation.",
  unsettled:
    "Cette absence est annulée. Comme vous avez depuis un autre dossier en cours pour cette certification, l’OEMM vous contactera pour convenir de la suite.",
};

/** R-DAY-2: tells a candidate that an absence recorded of them is excused, or undone, and what follows. */
export function absenceCorrected(given: {
  greeted: Greeted;
  certificationName: string;
  date: CivilDate;
  becomes: Becomes;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject:
      given.becomes === "excused" ? "Votre absence au jury est excusée" : "Votre absence au jury est annulée",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${given.certificationName}\u00a0», réuni le ${longDate(given.date)}, avait constaté votre absence.`,
      },
      { paragraph: consequences[given.becomes] },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
