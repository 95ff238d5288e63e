import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-PER-5: the code by which an account is taken over at a new address, which is not proved before: it names no person. */
export function accountCode({
  code,
  contact,
  url,
}: {
  /** Absent once it was used. */
  code: string | undefined;
  contact: string;
  url: string;
}): Mail {
  return render({
    subject: "Votre code pour reprendre votre compte",
    greeting: greeting(undefined),
    contact,
    blocks:
      code === undefined
        ? [{ paragraph: "Votre compte est déjà repris à cette adresse\u00a0: vous n’avez rien à faire." }]
        : [
            {
              paragraph:
                "À votre demande, l’OEMM a déplacé vers cette adresse votre compte de l’espace des certifications (CQP) de la branche Mutualité. L’ancien ne s’ouvre plus.",
            },
            { strong: `Votre code\u00a0: ${code}` },
            {
              paragraph:
                "Créez un compte avec cette adresse, connectez-vous, puis indiquez ce code et votre date de naissance\u00a0: vous retrouverez vos dossiers.",
            },
            { link: { label: "Reprendre mon compte", url } },
            {
              paragraph:
                "Si vous n’avez rien demandé, ne communiquez ce code à personne\u00a0: sans lui, rien ne change et vous ne recevrez rien d’autre.",
            },
          ],
  });
}
