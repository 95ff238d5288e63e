import { render } from "../layout.ts";
import type { Mail } from "../mail.ts";

/** R-VAE-8: acknowledges a submitted file. */
export function fileSubmitted(given: {
  candidateName: string;
  certificationName: string;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre dossier de VAE est déposé",
    greeting: `Bonjour ${given.candidateName},`,
    contact: given.contact,
    blocks: [
      {
        paragraph: `Nous avons bien reçu votre dossier complet pour le CQP «\u00a0${given.certificationName}\u00a0». Il est désormais inscrit sur la liste d’attente du jury\u00a0; vous ne pouvez plus le modifier.`,
      },
      {
        paragraph: "Vous recevrez une convocation au moins quinze jours avant la date du jury, sauf urgence.",
      },
      { link: { label: "Relire mon dossier", url: given.fileUrl } },
    ],
  });
}
