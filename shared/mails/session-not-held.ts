import { inWords } from "../domain/french/quantity.ts";
import { longDate, plainDate } from "../domain/french/wording.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-DAY-10: tells OEMM, the next morning, that a session was not opened on its day. */
export function sessionNotHeldMail(given: {
  certificationName: string;
  sessionDate: CivilDate;
  sessionUrl: string;
  contact: string;
  policy: Policy;
}): Mail {
  return render({
    subject: `Jury du ${plainDate(given.sessionDate)}\u00a0: séance non ouverte`,
    greeting: greeting(undefined),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${given.certificationName}\u00a0» du ${longDate(given.sessionDate)} n’a pas été ouvert ce jour-là.`,
      },
      {
        paragraph:
          "S’il s’est tenu, ouvrez la séance et faites-y saisir les résultats\u00a0; sinon, reportez-le ou annulez-le.",
      },
      {
        paragraph: `Sans cela, il sera annulé ${inWords(given.policy.jury.unheld)} après sa date, et ses candidats repasseront en liste d’attente.`,
      },
      { link: { label: "Ouvrir la session", url: given.sessionUrl } },
    ],
  });
}
