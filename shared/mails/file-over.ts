import { ofName } from "../domain/french/of-name.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";
import type { ToldOfCandidate } from "./layout/told-of-candidate.ts";

/** R-DAY-7: tells a company or a centre that a candidate's file was withdrawn, or closed for good. */
export function fileOver(given: ToldOfCandidate & { how: "withdrawn" | "closed" }): Mail {
  const { candidateName } = given;
  const is = given.how === "closed" ? "clos" : "retiré";
  return render({
    subject: `Dossier ${is}\u00a0: ${candidateName}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le dossier ${ofName(candidateName)} pour le CQP «\u00a0${given.certificationName}\u00a0» est ${is}. Vous n’avez plus rien à y faire\u00a0; ce qu’un jury aurait déjà accordé le reste.`,
      },
      { link: { label: "Lire le dossier", url: given.fileUrl } },
    ],
  });
}
