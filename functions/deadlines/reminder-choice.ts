import * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { oemmParty, reminderChoice } from "../../shared/domain/deadlines/recipients.ts";
import { forbidden } from "../../shared/http/problem.ts";

/** How a party is reminded, for its readers. */
export const choiceView = z
  .strictObject({
    deadlines: reminderChoice.meta({
      description:
        "Rappels que l’organisme reçoit\u00a0; les convocations et les avis d’échéance passée sont toujours envoyés",
    }),
  })
  .meta({ id: "ReminderChoice" });

/** The party that a caller chooses for. @throws HttpProblem 403 when their account acts for none. */
export function partyOfActor(actor: Actor): string {
  if (actor.role === "oemm") return oemmParty;
  if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucun organisme.");
  return actor.partyId;
}
