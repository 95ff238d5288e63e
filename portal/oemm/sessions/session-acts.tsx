import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { adjournSession } from "../../made/bodies/adjournSession.ts";
import { conveneSession } from "../../made/bodies/conveneSession.ts";
import { markAttendance } from "../../made/bodies/markAttendance.ts";
import { openSession } from "../../made/bodies/openSession.ts";
import { replaceChair } from "../../made/bodies/replaceChair.ts";
import { hourOf } from "../../shell/dates.ts";
import type { HeldSession, Session } from "./session.ts";

/** What OEMM may do with a whole session, as its state allows. */
export function SessionActs({ session, etag }: HeldSession) {
  const api = useApi();
  const path = { sessionId: session.id };
  const may = (command: Session["allowedCommands"][number]) => session.allowedCommands.includes(command);
  const members = session.members.map(({ id, name }) => ({ value: id, label: name }));
  const candidates = session.slots
    .filter(({ signed }) => !signed)
    .map(({ fileId, candidateName, start }) => ({
      value: fileId,
      label: `${candidateName}, ${hourOf(start)}`,
    }));
  return (
    <>
      {may("convene") ? (
        <ActButton
          name={`convene ${session.id}`}
          label={`Convoquer ${session.slots.length + session.members.length} personnes`}
          confirm="Envoyer les convocations"
          look="button small"
          says="Les candidats et les membres du jury reçoivent leur convocation, avec le lieu, l’heure et une invitation pour leur agenda."
          body={conveneSession}
          told={{
            lateReason: session.convocationOverdue
              ? { label: "Motif du retard", required: true }
              : { hidden: true },
          }}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/convocation", { path, body, key, ifMatch: etag })
          }
          done="Les convocations partent."
        />
      ) : null}
      {may("open") ? (
        <ActButton
          name={`open ${session.id}`}
          label="Ouvrir la séance"
          body={openSession}
          told={{
            chair: { label: "Membre qui préside", choices: members },
            present: { label: "Membres présents", choices: members },
          }}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/opening", { path, body, key, ifMatch: etag })
          }
          done="La séance est ouverte."
        />
      ) : null}
      {may("mark-attendance") ? (
        <ActButton
          name={`markAttendance ${session.id}`}
          label="Noter les présents"
          body={markAttendance}
          initial={{ present: session.present ?? [] }}
          told={{ present: { label: "Membres présents maintenant", choices: members } }}
          send={(body) => api.put("/v1/sessions/{sessionId}/attendance", { path, body, ifMatch: etag })}
          done="Les présents sont notés."
        />
      ) : null}
      {may("replace-chair") ? (
        <ActButton
          name={`replaceChair ${session.id}`}
          label="Remplacer le président"
          body={replaceChair}
          told={{ chair: { label: "Membre qui préside", choices: members } }}
          send={(body) => api.put("/v1/sessions/{sessionId}/chair", { path, body, ifMatch: etag })}
          done="La présidence est changée."
        />
      ) : null}
      {may("close") ? (
        <ActButton
          name={`close ${session.id}`}
          label="Clore la séance"
          look="button small"
          says="Tous les résultats sont signés : le procès-verbal est imprimé, et les candidats reçoivent leur décision."
          send={(_, key) => api.post("/v1/sessions/{sessionId}/closing", { path, key, ifMatch: etag })}
          done="La séance est close."
        />
      ) : null}
      {may("adjourn") ? (
        <ActButton
          name={`adjourn ${session.id}`}
          label="Ajourner"
          says="Les candidats qui n’ont pas été entendus passent en tête de la liste d’attente."
          body={adjournSession}
          told={{ appeared: { choices: candidates } }}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/adjournment", { path, body, key, ifMatch: etag })
          }
          done="La séance est ajournée."
        />
      ) : null}
      {may("cancel") ? (
        <ActButton
          name={`cancel ${session.id}`}
          label="Annuler ce jury"
          look="button brick small"
          says="Les candidats retournent dans la liste d’attente, et ceux qui étaient convoqués en sont avertis."
          send={(_, key) => api.post("/v1/sessions/{sessionId}/cancellation", { path, key, ifMatch: etag })}
          done="Le jury est annulé."
        />
      ) : null}
    </>
  );
}
