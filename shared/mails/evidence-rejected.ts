import { quoted } from "../domain/french/wording.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-VAE-8: tells a candidate that an upload was refused, why, and what to do. */
export function evidenceRejected(given: {
  greeted: Greeted;
  title: string;
  fileName: string;
  detail: string;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Pièce refusée\u00a0: ${given.title}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le fichier ${quoted(given.fileName)}, déposé pour la pièce ${quoted(given.title)}, n’a pas pu être accepté.`,
      },
      { strong: given.detail },
      {
        paragraph:
          "Vérifiez le fichier sur votre ordinateur, puis déposez-le comme une nouvelle pièce. Le reste de votre dossier n’est pas touché.",
      },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
