import { longDate, quoted } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** Tells OEMM that a recipient did not get a mail, and that their address is not written to any more. */
export function mailNotDelivered(given: {
  recipientName: string;
  to: string;
  subject: string;
  reason: string;
  cause: "bounced" | "complained";
  sessionDate: CivilDate | undefined;
  url: string;
  contact: string;
}): Mail {
  const { recipientName, to, subject, reason, sessionDate } = given;
  const what =
    given.cause === "bounced"
      ? `Le courriel ${quoted(subject)} n’a pas pu être remis à ${recipientName} (${to}).`
      : `${recipientName} (${to}) a signalé comme indésirable le courriel ${quoted(subject)}.`;
  return render({
    subject: `Courriel non remis à ${recipientName}`,
    greeting: "Bonjour,",
    contact: given.contact,
    blocks: [
      { paragraph: what },
      { paragraph: `Motif\u00a0: ${reason}` },
      ...(sessionDate === undefined
        ? []
        : [
            {
              strong: `Il s’agit d’un jury du ${longDate(sessionDate)}\u00a0: prévenez cette personne à temps.`,
            },
          ]),
      {
        paragraph:
          "Cette adresse ne recevra plus aucun courriel tant qu’elle n’aura pas été corrigée, ou que vous n’aurez pas levé le blocage. Une fois l’adresse corrigée, le courriel peut être envoyé de nouveau.",
      },
      { link: { label: "Voir les courriels", url: given.url } },
    ],
  });
}
