import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-PER-4: tells a holder that what juries granted them, under two files of one person, makes the whole CQP. */
export function grantedByJoining(given: {
  greeted: Greeted;
  certificationName: string;
  number: string;
  joinedOn: CivilDate;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Votre CQP «\u00a0${given.certificationName}\u00a0» vous est délivré`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph:
          "Vos dossiers avaient été tenus comme ceux de deux personnes. L’OEMM les a réunis, et les domaines que les jurys vous ont accordés dans les uns et les autres s’ajoutent.",
      },
      {
        strong: `Ils forment l’ensemble du CQP «\u00a0${given.certificationName}\u00a0»\u00a0: il vous est délivré en totalité, à la date du ${longDate(given.joinedOn)}, sans nouveau passage devant un jury. Toutes nos félicitations\u00a0!`,
      },
      {
        paragraph: `Votre certificat porte le numéro ${given.number}. Il est à télécharger dans votre dossier.`,
      },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
