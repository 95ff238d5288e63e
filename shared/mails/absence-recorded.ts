import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-JURY-8: tells a candidate that their absence was recorded and that they wait for another jury. */
export function absenceRecorded(given: {
  candidateName: string;
  certificationName: string;
  date: CivilDate;
  kind: "absent" | "excused";
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre absence au jury",
    greeting: `Bonjour ${given.candidateName},`,
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${given.certificationName}\u00a0», réuni le ${longDate(given.date)}, a constaté votre absence${given.kind === "excused" ? ", excusée" : ""}.`,
      },
      {
        paragraph:
          "Votre dossier est de nouveau sur la liste d’attente\u00a0; vous recevrez une nouvelle convocation.",
      },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
