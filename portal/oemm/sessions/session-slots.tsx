import { Link } from "@tanstack/react-router";
import { ofName } from "../../../shared/domain/french/of-name.ts";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { answerAbsence } from "../../made/bodies/answerAbsence.ts";
import { correctAbsence } from "../../made/bodies/correctAbsence.ts";
import { grantExtraTime } from "../../made/bodies/grantExtraTime.ts";
import { moveSlot } from "../../made/bodies/moveSlot.ts";
import { reopenCorrection } from "../../made/bodies/reopenCorrection.ts";
import { newPlace } from "../../sessions/new-place.ts";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf, hourOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { domainsSaid } from "../domains.ts";
import type { HeldSession, Session } from "./session.ts";

type Slot = Session["slots"][number];

/** Who is heard, when, what came out, and what OEMM does about each. */
export function SessionSlots(held: HeldSession) {
  const { session } = held;
  const slots = session.slots.toSorted((one, other) => one.start.localeCompare(other.start));
  return (
    <ol className="todo">
      {slots.map((slot) => (
        <li key={slot.fileId}>
          <div>
            <span className="number quiet">
              {hourOf(slot.start)} – {hourOf(slot.end)}
            </span>{" "}
            <Link className="todo-title" to="/files/$fileId" params={{ fileId: slot.fileId }}>
              {slot.candidateName}
            </Link>
            <p className="quiet">
              {slot.outcome?.kind === "decided" ? "" : capital(domainsSaid(slot.domains))}
              {slot.examinedBy.length === 0
                ? ""
                : ` · examiné par ${counted(slot.examinedBy.length, "membre", "membres")}`}
            </p>
            <Outcome slot={slot} />
          </div>
          <div className="buttons">
            <SlotActs {...held} slot={slot} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Outcome({ slot: { outcome, signed, signedAt, absence } }: { slot: Slot }) {
  const label = useLabels();
  return (
    <>
      {absence === undefined ? null : (
        <p className="hindrance">
          A annoncé son absence le {dayOf(absence.askedAt)}
          {absence.answer === undefined ? "" : ` · ${label("answerAbsence.answer", absence.answer)}`}
        </p>
      )}
      {outcome === undefined ? null : (
        <p>
          <span className={signed ? "chip ok" : "chip wait"}>
            {label("JurySession.slots.outcome.kind", outcome.kind)}
          </span>{" "}
          {outcome.kind === "decided" ? (
            <span className="outcome">
              <Results domains={outcome.domains} />
            </span>
          ) : null}{" "}
          <span className="quiet">
            {signed ? (signedAt === undefined ? "signé" : `signé le ${dayOf(signedAt)}`) : "à signer"}
          </span>
        </p>
      )}
    </>
  );
}

/** The domains of a decision, by their result. */
function Results({ domains }: { domains: Readonly<Record<string, string>> }) {
  const label = useLabels();
  const byResult = Map.groupBy(Object.entries(domains), ([, result]) => result);
  return [...byResult]
    .map(([result, some]) => {
      const said = capital(label("JurySession.slots.outcome.domains", result));
      return `${said} : ${domainsSaid(some.map(([code]) => code))}`;
    })
    .join(" ; ");
}

function SlotActs({ session, etag, slot }: HeldSession & { slot: Slot }) {
  const api = useApi();
  const path = { sessionId: session.id, fileId: slot.fileId };
  const may = (command: Session["allowedCommands"][number]) => session.allowedCommands.includes(command);
  const others = session.slots.filter(({ fileId }) => fileId !== slot.fileId);
  const members = session.members.map(({ id, name }) => ({ value: id, label: name }));
  const isAbsent = slot.outcome?.kind === "absent" || slot.outcome?.kind === "excused";
  return (
    <>
      {may("answer-absence") && slot.absence !== undefined && slot.absence.answer === undefined ? (
        <ActButton
          name={`answerAbsence ${session.id} ${slot.fileId}`}
          label="Répondre"
          look="button small"
          says="Libérer le créneau remet le dossier dans la liste d’attente ; le garder laisse le candidat convoqué."
          body={answerAbsence}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/slots/{fileId}/absence-answer", {
              path,
              body,
              key,
              ifMatch: etag,
            })
          }
          done="La réponse est enregistrée, et le candidat en est averti."
        />
      ) : null}
      {may("move-slot") && slot.outcome === undefined ? (
        <ActButton
          name={`moveSlot ${session.id} ${slot.fileId}`}
          label="Déplacer"
          body={moveSlot}
          told={newPlace(others, "Échanger avec")}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/slots/{fileId}/move", { path, body, key, ifMatch: etag })
          }
          done={`Le passage ${ofName(slot.candidateName)} est déplacé.`}
        />
      ) : null}
      {may("change") ? (
        <ActButton
          name={`grantExtraTime ${slot.fileId}`}
          label="Temps supplémentaire"
          says="Les créneaux sont à revoir ensuite : une tâche le rappellera."
          body={grantExtraTime}
          initial={{ presentation: 0, interview: 0 }}
          send={async (body) => {
            // As the file is at this moment: the form shows nothing of it.
            const { etag: version } = await api.get("/v1/files/{fileId}", { path });
            await api.put("/v1/files/{fileId}/extra-time", { path, body, ifMatch: version ?? "*" });
          }}
          done="Le temps supplémentaire est accordé."
        />
      ) : null}
      {may("correct-absence") && isAbsent ? (
        <ActButton
          name={`correctAbsence ${session.id} ${slot.fileId}`}
          label="Rectifier l’absence"
          body={correctAbsence}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/slots/{fileId}/absence-correction", {
              path,
              body,
              key,
              ifMatch: etag,
            })
          }
          done="L’absence est rectifiée."
        />
      ) : null}
      {may("correct") && slot.signed ? (
        <ActButton
          name={`reopenCorrection ${session.id} ${slot.fileId}`}
          label="Rouvrir la rectification"
          says="Après le délai, l’OEMM rend au jury de quoi rectifier une erreur matérielle de la fiche signée."
          body={reopenCorrection}
          told={{ standIn: { choices: members } }}
          send={(body, key) =>
            api.post("/v1/sessions/{sessionId}/slots/{fileId}/correction/reopening", { path, body, key })
          }
          done="La rectification est rouverte."
        />
      ) : null}
    </>
  );
}
