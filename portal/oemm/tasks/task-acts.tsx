import { Link } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { answerRectification } from "../../made/bodies/answerRectification.ts";
import { completeTask } from "../../made/bodies/completeTask.ts";
import { grantJoined } from "../../made/bodies/grantJoined.ts";
import { postLetter } from "../../made/bodies/postLetter.ts";
import { refuseExtraTime } from "../../made/bodies/refuseExtraTime.ts";
import { useToday } from "../for-each-certification.ts";
import { placeOf, type Task } from "./said-of-task.ts";

/** Those that end by themselves, once what they tell of is over. */
const endsByItself: readonly Task["kind"][] = [
  "threshold-reached",
  "convocations-due",
  "session-not-held",
  "mails-held",
  "work-stopped",
];

/** What ends a task, by its kind. */
export function TaskActs({ task }: { task: Task }) {
  const api = useApi();
  const today = useToday();
  const path = { taskId: task.id };
  const place = placeOf(task);
  if (task.state === "done") return null;
  if (endsByItself.includes(task.kind))
    return (
      <>
        <p className="quiet">Cette tâche se termine d’elle-même, quand ce qu’elle signale est réglé.</p>
        {place === undefined || place.to.startsWith("/tasks/") ? null : (
          <Link className="button" to={place.to}>
            {place.act}
          </Link>
        )}
      </>
    );
  if (task.kind === "rectification")
    return (
      <ActButton
        name={`answerRectification ${task.id}`}
        label="Répondre à la personne"
        look="button"
        body={answerRectification}
        told={{ reason: { help: "La personne lit cette réponse telle qu’elle est écrite." } }}
        send={(body, key) => api.post("/v1/tasks/{taskId}/rectification", { path, body, key })}
        done="La réponse est enregistrée, et la personne en est avertie."
      />
    );
  if (task.kind === "extra-time-asked")
    return (
      <>
        <p>
          Accordez-le au dossier : le candidat en est averti, et cette tâche se termine. Sinon, dites
          pourquoi.
        </p>
        <div className="buttons">
          <Link className="button" to="/files/$fileId" params={{ fileId: task.about.id }}>
            L’accorder, au dossier
          </Link>
          <ActButton
            name={`refuseExtraTime ${task.id}`}
            label="Ne pas l’accorder"
            body={refuseExtraTime}
            send={(body, key) => api.post("/v1/tasks/{taskId}/extra-time-refusal", { path, body, key })}
            done="La personne est avertie de ce qui lui est répondu."
          />
        </div>
      </>
    );
  if (task.kind === "letter-to-post")
    return (
      <>
        <dl className="facts">
          <dt>Destinataire</dt>
          <dd>{task.recipient.name}</dd>
          <dt>Adresse</dt>
          <dd>{task.recipient.postalAddress ?? "Aucune adresse n’est connue : complétez-la au dossier."}</dd>
        </dl>
        <p>
          La lettre à imprimer est parmi les documents{" "}
          {task.about.kind === "session" ? "du jury" : "du dossier"}.
        </p>
        <ActButton
          name={`postLetter ${task.id}`}
          label="Dire quel jour elle a été postée"
          look="button"
          body={postLetter}
          initial={today === undefined ? {} : { postedOn: today }}
          send={(body, key) => api.post("/v1/tasks/{taskId}/posting", { path, body, key })}
          done="La lettre est notée comme postée."
        />
      </>
    );
  if (task.kind === "whole-by-joining")
    return (
      <ActButton
        name={`grantJoined ${task.id}`}
        label="Délivrer le CQP"
        look="button"
        says="Le certificat est délivré au jour de la réunion des deux personnes. Il ne se reprend que par un retrait."
        body={grantJoined}
        send={(body, key) => api.post("/v1/tasks/{taskId}/grant", { path, body, key })}
        done="Le CQP est délivré."
      />
    );
  return (
    <div className="buttons">
      {place === undefined || place.to.startsWith("/tasks/") ? null : (
        <Link className="button" to={place.to}>
          {place.act}
        </Link>
      )}
      <ActButton
        name={`completeTask ${task.id}`}
        label="Terminer cette tâche"
        look={place === undefined || place.to.startsWith("/tasks/") ? "button" : "button soft"}
        body={completeTask}
        send={(body, key) => api.post("/v1/tasks/{taskId}/completion", { path, body, key })}
        done="La tâche est terminée."
      />
    </div>
  );
}
