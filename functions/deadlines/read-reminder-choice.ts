import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadReminderChoices } from "../../shared/store/reminder-choices.ts";
import { choiceView, partyOfActor } from "./reminder-choice.ts";

/** How one's company, centre or OEMM is reminded of deadlines. */
export const route = defineRoute({
  name: "deadlines/read-reminder-choice",
  method: "GET",
  path: "/me/reminders",
  summary: "Lire ce que l’on a choisi de recevoir comme rappels",
  tag: "deadlines",
  reply: choiceView,
  needs: { table: { reads: ["PARTY"] } },
});

export const handler = serve(route, async ({ actor }) => {
  const partyId = partyOfActor(actor);
  const choices = await loadReminderChoices([partyId]);
  return { reply: { deadlines: choices.get(partyId) ?? "each" } };
});
