import { ActButton } from "../acts/act-button.tsx";
import { useApi, useRead } from "../api.ts";
import { chooseReminders } from "../made/bodies/chooseReminders.ts";
import { useLabels } from "../shell/labels.ts";
import { Read } from "../shell/read.tsx";

/** How an organisation is reminded of its deadlines: each one, or once a week. */
export function Reminders() {
  const choice = useRead("/v1/me/reminders", {});
  const api = useApi();
  const labelled = useLabels();
  return (
    <section className="card" aria-labelledby="reminders">
      <h2 id="reminders">Rappels</h2>
      <Read of={choice}>
        {({ body }) => (
          <>
            <p>Vous recevez {labelled("ReminderChoice.deadlines", body.deadlines)}.</p>
            <ActButton
              name="reminders"
              label="Choisir les rappels"
              body={chooseReminders}
              initial={body}
              send={(sent) => api.put("/v1/me/reminders", { body: sent })}
              done="Votre choix est enregistré."
            />
          </>
        )}
      </Read>
    </section>
  );
}
