import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-OEMM-1: tells a candidate that OEMM withdrew their file for them, or closed it for good, and why. */
export function fileEnded(given: {
  greeted: Greeted;
  certificationName: string;
  how: "withdrawn" | "closed";
  motive: string;
  fileUrl: string;
  contact: string;
}): Mail {
  const dossier = `votre dossier pour le CQP «\u00a0${given.certificationName}\u00a0»`;
  return render({
    subject: given.how === "closed" ? "Votre dossier est clos" : "Votre candidature est retirée",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph:
          given.how === "closed"
            ? `L’OEMM a clos ${dossier}, pour le motif suivant\u00a0:`
            : `L’OEMM a retiré ${dossier}, pour le motif suivant\u00a0:`,
      },
      { strong: given.motive },
      {
        paragraph:
          "Ce qui vous a été accordé le reste. Vous pouvez vous inscrire de nouveau. Si vous n’avez rien demandé, répondez à l’OEMM sans attendre.",
      },
      { link: { label: "Lire mon dossier", url: given.fileUrl } },
    ],
  });
}
