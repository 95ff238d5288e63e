import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-RGPD-1: tells a person what OEMM answered to the rectification that they asked for. */
export function rectificationAnswered(given: {
  outcome: "rectified" | "refused";
  reason: string;
  portalUrl: string;
  contact: string;
}): Mail {
  const { outcome, reason, portalUrl, contact } = given;
  return render({
    subject:
      outcome === "rectified"
        ? "Vos données ont été rectifiées"
        : "Votre demande de rectification\u00a0: réponse",
    greeting: greeting(undefined),
    contact,
    blocks: [
      {
        paragraph:
          outcome === "rectified"
            ? "Vous aviez demandé à l’OEMM de rectifier des données à votre sujet. C’est fait."
            : "Vous aviez demandé à l’OEMM de rectifier des données à votre sujet. L’OEMM ne les a pas changées, pour la raison suivante.",
      },
      { strong: reason },
      ...(outcome === "rectified"
        ? []
        : [
            {
              paragraph:
                "Si cette réponse ne vous convient pas, écrivez à l’OEMM. Vous pouvez aussi saisir la Commission nationale de l’informatique et des libertés (CNIL).",
            },
          ]),
      { link: { label: "Lire mes demandes", url: `${portalUrl}/me/rectifications` } },
    ],
  });
}
