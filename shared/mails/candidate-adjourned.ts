import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-DAY-2: tells a candidate that the session was adjourned before the jury decided, and that they come first. */
export function candidateAdjourned(given: {
  greeted: Greeted;
  certificationName: string;
  date: CivilDate;
  appeared: boolean;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre passage devant le jury est ajourné",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `La séance du jury du CQP «\u00a0${given.certificationName}\u00a0» du ${longDate(given.date)} a été ajournée avant qu’une décision soit prise à votre sujet. Veuillez nous en excuser.`,
      },
      {
        paragraph:
          "Votre dossier passe en tête de la liste d’attente\u00a0; vous recevrez une nouvelle convocation.",
      },
      ...(given.appeared ? [{ paragraph: "Votre présence ce jour-là est prise en compte." }] : []),
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
