import { render } from "../layout.ts";
import type { Mail } from "../mail.ts";

/** R-VAE-8: tells a candidate that OEMM reopened the file, and why. */
export function fileReopened(given: {
  candidateName: string;
  reason: string;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre dossier de VAE est rouvert",
    greeting: `Bonjour ${given.candidateName},`,
    contact: given.contact,
    blocks: [
      { paragraph: "Votre dossier est de nouveau ouvert à la modification, pour le motif suivant\u00a0:" },
      { strong: given.reason },
      { paragraph: "Complétez-le, puis déposez-le à nouveau." },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
