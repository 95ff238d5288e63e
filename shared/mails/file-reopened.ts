import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-VAE-8, R-TRN-12: tells a candidate that OEMM reopened the file, and why. */
export function fileReopened(given: {
  greeted: Greeted;
  reason: string;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre dossier est rouvert",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      { paragraph: "Votre dossier est de nouveau ouvert à la modification, pour le motif suivant\u00a0:" },
      { strong: given.reason },
      { paragraph: "Il est à compléter, puis à déposer à nouveau." },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
