import { inWords } from "../domain/french/quantity.ts";
import type { Policy } from "../domain/policy/policy.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-VAE-8, R-TRN-12: tells the candidate that the file waits for a jury. */
export function fileSubmitted(given: {
  path: "vae" | "training";
  greeted: Greeted;
  certificationName: string;
  fileUrl: string;
  contact: string;
  policy: Policy;
}): Mail {
  return render({
    subject: given.path === "vae" ? "Votre dossier de VAE est déposé" : "Votre dossier est transmis au jury",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Nous avons bien reçu ${given.path === "vae" ? "votre dossier complet" : "de votre entreprise votre dossier complet"} pour le CQP «\u00a0${given.certificationName}\u00a0». Il est désormais inscrit sur la liste d’attente du jury\u00a0; vous ne pouvez plus le modifier.`,
      },
      {
        paragraph: `Vous recevrez une convocation au moins ${inWords(given.policy.jury.convocationNotice)} avant la date du jury, sauf urgence.`,
      },
      { link: { label: "Relire mon dossier", url: given.fileUrl } },
    ],
  });
}
