import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveReminderChoice } from "../../shared/store/reminder-choices.ts";
import { choiceView, partyOfActor } from "./reminder-choice.ts";

/** R-DATE-2: a company, a centre or OEMM chooses each reminder, or the weekly digest alone. */
export const route = defineRoute({
  name: "deadlines/choose-reminders",
  method: "PUT",
  path: "/me/reminders",
  summary: "Choisir de recevoir chaque rappel, ou seulement le récapitulatif hebdomadaire",
  tag: "deadlines",
  body: choiceView,
  reply: choiceView,
  needs: { table: { writes: ["PARTY"], untold: true } },
});

export const handler = serve(route, ({ actor, body }) => ({
  reply: body,
  writes: [saveReminderChoice(partyOfActor(actor), body.deadlines)],
}));
