import { evidenceRejected as rejected } from "../../../events/evidence.ts";
import { evidenceRejected } from "../../../shared/mails/evidence-rejected.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-VAE-8: to the candidate. */
export const mail = declareMail({
  fact: rejected,
  async load({ fact, data, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, ...data } };
  },
  write: evidenceRejected,
  examples: [
    {
      ...exampleMail,
      title: "Attestation d’emploi",
      fileName: "attestation.pdf",
      detail: "Le fichier est protégé par un mot de passe.",
    },
  ],
});
