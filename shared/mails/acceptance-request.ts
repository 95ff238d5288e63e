import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/**
 * R-PER-2, R-PER-3: asks an employee whether they accept their company's enrolment. It goes to an address that is not
 * proved yet: it says what is needed to answer, and nothing of a person that the system may know.
 */
export function acceptanceRequest(given: {
  greeted: Greeted;
  certificationName: string;
  companyName: string;
  /** Absent once the answer was given. */
  code: string | undefined;
  fileUrl: string;
  contact: string;
}): Mail {
  const { code } = given;
  return render({
    subject: `${given.companyName} vous propose le CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `${given.companyName} souhaite vous inscrire au CQP «\u00a0${given.certificationName}\u00a0» par le parcours de formation. Rien n’est fait sans votre accord.`,
      },
      ...(code === undefined
        ? [{ paragraph: "Votre réponse est déjà enregistrée\u00a0: vous n’avez rien à faire." }]
        : [
            { strong: `Votre code\u00a0: ${code}` },
            {
              paragraph:
                "Pour accepter ou décliner, connectez-vous avec le compte de votre choix, puis indiquez ce code et votre date de naissance. En acceptant, vous laissez votre entreprise voir les domaines de compétences qu’il vous reste à présenter, donc ceux que vous avez déjà validés\u00a0; en déclinant, vous ne lui montrez rien.",
            },
            { link: { label: "Répondre à mon entreprise", url: `${given.fileUrl}/acceptance` } },
            { paragraph: "Si ce message ne vous concerne pas, ne communiquez ce code à personne." },
          ]),
    ],
  });
}
