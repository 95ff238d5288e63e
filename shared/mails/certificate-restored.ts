import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-DAY-9: tells the holder that their certificate stands again, under the same number. */
export function certificateRestored(given: {
  greeted: Greeted;
  certificationName: string;
  number: string;
  on: CivilDate;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Votre certificat est rétabli – CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Votre certificat n°\u00a0${given.number} du CQP «\u00a0${given.certificationName}\u00a0» est rétabli depuis le ${longDate(given.on)}, sous le même numéro\u00a0: il est de nouveau valable, et se vérifie comme avant. Les domaines qu’il avait perdus comptent de nouveau.`,
      },
      {
        link: {
          label: "Télécharger mon certificat et mes autres documents (PDF)",
          url: `${given.fileUrl}/documents`,
        },
      },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
