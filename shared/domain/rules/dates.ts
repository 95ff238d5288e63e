import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of dates and deadlines. */
export const datesRules = {
  "R-DATE-1": {
    title: "Compter les jours",
    text: [
      "Les jours sont des jours civils à Paris. Un délai en années ou en mois finit le jour de même quantième de son dernier mois, ou le dernier jour de ce mois s’il n’en a pas. Le dernier jour compte jusqu’à minuit. Un délai en jours compte chaque jour. Fins de semaine et jours fériés n’ajoutent rien.",
    ],
  },
  "R-DATE-2": {
    title: "Rappels",
    text: [
      `Un rappel part ${figures.reminders} jours avant une échéance, puis un avis quand elle est passée\u00a0: chacun une fois, même si un passage est manqué, répété ou interrompu.`,
    ],
  },
  "R-DATE-3": {
    title: "Échéances",
    text: [
      "La première présentation devant un jury (R-TRN-2), la fin d’une validation partielle (R-JURY-10), la fin d’un agrément (R-CTR-1), et le délai de convocation d’un jury (R-JURY-6).",
    ],
  },
  "R-DATE-4": {
    title: "Quand une échéance passe",
    guide: "2.1, 2.5 et 3.5",
    text: [
      "Sans première présentation, l’inscription devient caduque et le candidat peut s’inscrire de nouveau. Les domaines d’une validation partielle deviennent périmés, ce qui est dit au candidat, à l’entreprise ou au centre, et à l’OEMM.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
