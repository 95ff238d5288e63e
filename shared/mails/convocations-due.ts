import type { ReminderMoment } from "../domain/deadlines/reminder-days.ts";
import { inWords } from "../domain/french/quantity.ts";
import { longDate, plainDate } from "../domain/french/wording.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-JURY-6, R-DATE-3: tells OEMM that the people of a session are not convened yet. */
export function convocationsDueMail(given: {
  certificationName: string;
  sessionDate: CivilDate;
  lastDay: CivilDate;
  moment: ReminderMoment;
  sessionUrl: string;
  contact: string;
  policy: Policy;
}): Mail {
  const { certificationName, sessionDate, lastDay } = given;
  const passed = given.moment === "passed";
  return render({
    subject: passed
      ? `Jury du ${plainDate(sessionDate)}\u00a0: convocations en retard`
      : `Jury du ${plainDate(sessionDate)}\u00a0: convocations à envoyer avant le ${plainDate(lastDay)}`,
    greeting: "Bonjour,",
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${certificationName}\u00a0» du ${longDate(sessionDate)} est planifié, mais ses candidats et ses membres ne sont pas convoqués.`,
      },
      {
        strong: `Dernier jour pour convoquer dans les délais\u00a0: ${plainDate(lastDay)}${passed ? ", passé" : " inclus"}.`,
      },
      {
        paragraph: passed
          ? "Il reste possible de convoquer en donnant le motif de l’urgence, de reporter la session ou de l’annuler."
          : `Les convocations partent ${inWords(given.policy.jury.convocationNotice)} au moins avant le jury.`,
      },
      { link: { label: "Ouvrir la session", url: given.sessionUrl } },
    ],
  });
}
