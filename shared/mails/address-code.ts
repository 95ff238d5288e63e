import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-PER-2: the code that proves an address. It holds no text of the person who asked, who may be a stranger to its reader. */
export function addressCode({ code, contact }: { code: string | undefined; contact: string }): Mail {
  return render({
    subject: "Votre code pour prouver cette adresse",
    greeting: greeting(undefined),
    contact,
    blocks:
      code === undefined
        ? [{ paragraph: "Cette adresse est déjà prouvée\u00a0: vous n’avez rien à faire." }]
        : [
            {
              paragraph:
                "Vous avez demandé à recevoir ici les messages de l’espace des certifications (CQP) de la branche Mutualité.",
            },
            { strong: `Votre code\u00a0: ${code}` },
            {
              paragraph:
                "Si vous n’avez rien demandé, ne communiquez ce code à personne\u00a0: sans lui, rien ne change et vous ne recevrez rien d’autre.",
            },
          ],
  });
}
