import type { RuleText } from "./rule-text.ts";

/** The rules of training centres. */
export const centresRules = {
  "R-CTR-1": {
    title: "Agrément",
    guide: "2.3 et 4",
    text: [
      "Un centre s’adresse à l’OEMM. La décision de la CPNEFP est enregistrée pour une certification et un service, formation ou VAE, avec son premier et son dernier jour.",
    ],
  },
  "R-CTR-2": {
    title: "Liste publique",
    guide: "3.5 et 4",
    text: ["Tout visiteur peut lire quels centres sont agréés pour une certification à une date donnée."],
  },
  "R-CTR-3": {
    title: "Après un agrément",
    text: [
      "Un centre dont l’agrément a pris fin lit encore les dossiers de ses candidats et ne commence rien de nouveau. Ses candidats en cours de parcours sont signalés à l’OEMM.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
