import { longDate } from "../domain/french/wording.ts";
import type { AbsenceOutcome } from "../domain/jury/announced.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

const answers: Readonly<Record<AbsenceOutcome, string>> = {
  kept: "Votre créneau est maintenu\u00a0: votre convocation reste valable. Si vous ne venez pas, le jury constatera votre absence.",
  freed:
    "Votre créneau est libéré. Votre dossier reste sur la liste d’attente\u00a0; vous recevrez une nouvelle convocation.",
  excused:
    "Votre absence est excusée. Votre dossier reste sur la liste d’attente\u00a0; vous recevrez une nouvelle convocation.",
};

/** R-DAY-11: tells a candidate what OEMM answers to the absence that they announced. */
export function absenceAnswered(given: {
  greeted: Greeted;
  certificationName: string;
  date: CivilDate;
  outcome: AbsenceOutcome;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject:
      given.outcome === "kept"
        ? "Votre créneau devant le jury est maintenu"
        : "Votre absence au jury est acceptée",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Vous avez annoncé ne pas pouvoir venir au jury du CQP «\u00a0${given.certificationName}\u00a0» du ${longDate(given.date)}.`,
      },
      { paragraph: answers[given.outcome] },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
