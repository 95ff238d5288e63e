import type { FactSubject } from "../../events/fact.ts";
import { factSubject } from "../../events/fact.ts";
import { type SesEvent, sesTagNames } from "../../events/ses.ts";
import type { Delivery } from "../../shared/domain/mail/delivery.ts";

/** The record of the mail that an event is about, from the tags that it was sent with; undefined for others' mails. */
export function mailOfEvent({
  mail,
}: SesEvent): { about: FactSubject; factId: string; sequence: number | undefined } | undefined {
  const tag = (name: string) => mail.tags[name]?.[0];
  const about = factSubject.safeParse({ kind: tag(sesTagNames.kind), id: tag(sesTagNames.id) });
  const factId = tag(sesTagNames.factId);
  const said = tag(sesTagNames.sequence);
  const sequence = said === undefined ? undefined : Number(said);
  return about.success && factId !== undefined ? { about: about.data, factId, sequence } : undefined;
}

/** What an event of SES tells, in words for those who read a file. */
export function deliveryOf(event: SesEvent): Delivery {
  const { messageId } = event.mail;
  switch (event.eventType) {
    case "Delivery":
      return {
        kind: "delivered",
        messageId,
        at: event.delivery.timestamp,
        reason: "Remis au serveur du destinataire.",
      };
    case "DeliveryDelay": {
      const { timestamp, delayType } = event.deliveryDelay;
      const reason = delayReasons[delayType] ?? "Le serveur du destinataire ne répond pas encore.";
      return { kind: "delayed", messageId, at: timestamp, reason };
    }
    case "Bounce": {
      const { timestamp, bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      const permanent = bounceType === "Permanent";
      const said = bouncedRecipients[0]?.diagnosticCode;
      const known = bounceReasons[bounceSubType];
      const words =
        known ??
        (permanent
          ? "L’adresse n’existe pas, ou n’accepte aucun courriel."
          : "Le serveur du destinataire a renvoyé le courriel.");
      const reason = said === undefined ? words : `${words} Réponse du serveur\u00a0: ${said.slice(0, 500)}`;
      return { kind: "bounced", permanent, messageId, at: timestamp, reason };
    }
    case "Complaint": {
      const { timestamp } = event.complaint;
      return {
        kind: "complained",
        messageId,
        at: timestamp,
        reason: "Signalé comme indésirable par son destinataire.",
      };
    }
    case "Reject":
      return {
        kind: "rejected",
        messageId,
        at: event.mail.timestamp,
        reason: "Refusé par Amazon SES, avant tout envoi.",
      };
  }
}

const bounceReasons: Readonly<Record<string, string>> = {
  NoEmail: "L’adresse n’existe pas.",
  Suppressed: "L’adresse est sur la liste d’exclusion d’Amazon SES.",
  OnAccountSuppressionList: "L’adresse est sur la liste d’exclusion du compte Amazon SES.",
  MailboxFull: "La boîte aux lettres du destinataire est pleine.",
  MessageTooLarge: "Le courriel est trop lourd pour le destinataire.",
  ContentRejected: "Le serveur du destinataire refuse le contenu du courriel.",
  AttachmentRejected: "Le serveur du destinataire refuse la pièce jointe.",
};

const delayReasons: Readonly<Record<string, string>> = {
  MailboxFull: "La boîte aux lettres du destinataire est pleine\u00a0; nouveaux essais en cours.",
  SpamDetected:
    "Le serveur du destinataire a retenu des courriels comme indésirables\u00a0; nouveaux essais en cours.",
};
