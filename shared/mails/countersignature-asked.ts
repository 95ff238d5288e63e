import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-DAY-8: asks a member of the other side to read again a sheet whose correction was signed, and to countersign it. */
export function countersignatureAsked(given: {
  name: string;
  signer: string;
  sessionDate: CivilDate;
  lastDay: CivilDate;
  sessionUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Rectification d’une fiche de décision à contresigner",
    greeting: greeting(given),
    contact: given.contact,
    blocks: [
      {
        paragraph: `${given.signer} a signé la rectification d’une erreur matérielle sur une fiche de décision du jury du ${longDate(given.sessionDate)}, auquel vous siégiez. Elle ne prend effet qu’une fois contresignée par un membre de l’autre collège\u00a0: vous-même, ou votre collègue.`,
      },
      {
        paragraph: `Relisez la fiche et ce qui change, puis contresignez-la si vous êtes d’accord, au plus tard le ${longDate(given.lastDay)}. Dans le cas contraire, parlez-en à ${given.signer}\u00a0: tant que rien n’est contresigné, la première fiche vaut.`,
      },
      { link: { label: "Ouvrir le jury", url: given.sessionUrl } },
    ],
  });
}
