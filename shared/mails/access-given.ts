import type { PartyRole } from "../domain/access/actor.ts";
import type { PartyKind } from "../domain/people/party.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

interface Access {
  name: string;
  /** The address that opens the access. */
  email: string;
  portalUrl: string;
  contact: string;
}

const work: Readonly<Record<PartyKind, string>> = {
  company: "inscrire vos salariés au parcours de formation et suivre leurs dossiers",
  centre: "suivre les candidats qui vous ont choisis\u00a0: entretiens, recevabilité, évaluation des modules",
  oemm: "tenir le secrétariat des certifications\u00a0: inscriptions, agréments, jurys, résultats",
};

/** Invites a person to act for a company, a centre or OEMM, and says what to do. */
export function personInvited(given: Access & { role: PartyRole; kind: PartyKind; partyName: string }): Mail {
  const { kind, partyName, role } = given;
  const inviter = kind === "oemm" ? "L’OEMM" : partyName;
  return render({
    subject: `Votre accès aux certifications de la Mutualité pour ${kind === "oemm" ? "l’OEMM" : partyName}`,
    greeting: greeting(given),
    contact: given.contact,
    blocks: [
      {
        paragraph: `${inviter} vous donne accès à l’espace des certifications (CQP) de la branche Mutualité. Vous pourrez\u00a0:`,
      },
      {
        list:
          role === "manager"
            ? [`${work[kind]}\u00a0;`, "gérer les accès de vos collègues."]
            : [`${work[kind]}.`],
      },
      ...howToSignIn(given),
    ],
  });
}

/** R-JURY-7: tells a jury member which address opens the files of their sessions. */
export function memberAccount(given: Access): Mail {
  return render({
    subject: "Votre accès de membre de jury aux certifications de la Mutualité",
    greeting: greeting(given),
    contact: given.contact,
    blocks: [
      {
        paragraph:
          "L’OEMM vous a inscrit(e) à l’annuaire des jurys des certifications (CQP) de la branche Mutualité. " +
          "Dès que vous serez convoqué(e) à une session, votre compte vous donnera accès aux dossiers des candidats.",
      },
      ...howToSignIn(given),
    ],
  });
}

function howToSignIn({ email, portalUrl }: Access): Block[] {
  return [
    { strong: "Pour commencer" },
    {
      list: [
        "ouvrez l’espace des certifications par le lien ci-dessous\u00a0;",
        `créez votre compte avec l’adresse ${email}, ou connectez-vous si vous en avez déjà un à cette adresse\u00a0;`,
        "confirmez l’adresse avec le code que vous recevrez\u00a0;",
        "acceptez l’invitation qui vous y attend\u00a0: l’accès est alors ouvert. Vous pouvez aussi la décliner.",
      ],
    },
    { paragraph: `C’est l’adresse ${email} qui ouvre l’accès\u00a0: une autre ne le donnerait pas.` },
    { link: { label: "Ouvrir l’espace des certifications", url: portalUrl } },
  ];
}
