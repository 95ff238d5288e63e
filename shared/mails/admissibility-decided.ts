import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** R-VAE-3 to R-VAE-6: tells a candidate whether their application is admissible, and what comes next. */
export function admissibilityDecided(given: {
  greeted: Greeted;
  certificationName: string;
  motive: string | undefined;
  fileUrl: string;
  contact: string;
}): Mail {
  const refused: Block[] = [
    {
      paragraph: `Le centre agréé a examiné votre demande de VAE pour le CQP «\u00a0${given.certificationName}\u00a0». Elle n’est pas recevable à ce jour.`,
    },
    { strong: `Motif\u00a0: ${given.motive ?? ""}` },
    { paragraph: "Vous pourrez présenter une nouvelle demande dès que votre situation aura changé." },
  ];
  const admitted: Block[] = [
    {
      paragraph: `Nous avons le plaisir de vous informer que votre demande de VAE pour le CQP «\u00a0${given.certificationName}\u00a0» est recevable. Votre livret VAE est ouvert.`,
    },
    { paragraph: "Pour être entendu(e) par le jury, votre dossier doit réunir\u00a0:" },
    {
      list: [
        "votre curriculum vitæ détaillé\u00a0;",
        "la description des postes occupés, avec leurs justificatifs (attestations, bulletins de salaire)\u00a0;",
        "des preuves de votre expérience (courriers, articles, photos…)\u00a0;",
        "le livret VAE, complété sur chacun des domaines de compétences.",
      ],
    },
    {
      paragraph:
        "Votre centre peut vous accompagner. L’accompagnement est facultatif et fait l’objet d’une convention\u00a0; vous restez seul(e) à rédiger votre livret.",
    },
  ];
  return render({
    subject:
      given.motive === undefined
        ? "Votre demande de VAE est recevable"
        : "Votre demande de VAE n’est pas recevable",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      ...(given.motive === undefined ? admitted : refused),
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
