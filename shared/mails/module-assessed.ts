import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-TRN-8: tells the company that the centre assessed a module; the assessment is in the training booklet. */
export function moduleAssessedMail(given: {
  candidateName: string;
  certificationName: string;
  title: string;
  assessedOn: CivilDate;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Module évalué\u00a0: ${given.candidateName}`,
    greeting: greeting(undefined),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le centre de formation a évalué le ${longDate(given.assessedOn)} le module «\u00a0${given.title}\u00a0» suivi par ${given.candidateName} pour le CQP «\u00a0${given.certificationName}\u00a0».`,
      },
      {
        paragraph:
          "L’évaluation est versée au livret de suivi de la formation, que vous transmettrez au jury.",
      },
      { link: { label: "Lire le livret de suivi", url: given.fileUrl } },
    ],
  });
}
