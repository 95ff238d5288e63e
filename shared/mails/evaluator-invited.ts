import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/**
 * R-TRN-9, R-TRN-10: invites an evaluator to follow one candidate. R-JURY-5, R-PER-6: says to all that a member of juries who
 * accepts hears that candidate no more, as who names them may not learn who sits on juries.
 */
export function evaluatorInvited(given: {
  evaluatorName: string;
  candidateName: string;
  certificationName: string;
  companyName: string;
  accountEmail: string;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Vous évaluez ${given.candidateName} pour le CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: greeting({ name: given.evaluatorName }),
    contact: given.contact,
    blocks: [
      {
        paragraph: `${given.companyName} vous propose de suivre et d’évaluer en entreprise ${given.candidateName}, qui prépare le CQP «\u00a0${given.certificationName}\u00a0».`,
      },
      {
        list: [
          "en cours de parcours, vous pouvez enregistrer des points d’étape et des objectifs de progrès\u00a0;",
          "en fin de parcours, une fois que le candidat a décrit ses activités, vous donnez votre avis écrit sur chacun des domaines de compétences.",
        ],
      },
      {
        paragraph: `Connectez-vous avec l’adresse ${given.accountEmail}, et acceptez ou déclinez. Accepter vous donne accès à ce seul candidat\u00a0; d’ici là, rien n’est fait.`,
      },
      {
        paragraph:
          "Qui évalue un candidat ne siège pas dans son jury\u00a0: si vous êtes membre de jury, vous pouvez décliner, ou accepter, et une autre personne l’entendra à votre place.",
      },
      { link: { label: "Répondre", url: `${given.fileUrl}/evaluation` } },
    ],
  });
}
