import type { Path } from "../domain/enrolment/file.ts";
import { agreeing } from "../domain/french/agreement.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";
import type { ToldOfCandidate } from "./layout/told-of-candidate.ts";

const paths = {
  vae: "par la validation des acquis de l’expérience (VAE)",
  training: "par la voie de la formation",
} as const satisfies Record<Path, string>;

/** R-DAY-7: tells a company or a centre that a candidate is theirs from now on. */
export function fileGiven(given: ToldOfCandidate & { path: Path }): Mail {
  const { candidateName, certificationName, party, sex } = given;
  return render({
    subject: `Un dossier vous est confié\u00a0: ${candidateName}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `${candidateName} est ${agreeing("inscrit(e)", sex)} au CQP «\u00a0${certificationName}\u00a0» ${paths[given.path]}, et son dossier relève désormais de votre ${party === "company" ? "entreprise" : "centre"}.`,
      },
      { link: { label: "Ouvrir le dossier", url: given.fileUrl } },
    ],
  });
}
