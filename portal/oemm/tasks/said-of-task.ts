import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf, weekdayOf } from "../../shell/dates.ts";

/** What the API calls a value, by its place in the description. */
type Label = (place: string, value: string) => string;

/** Something that OEMM has to do. */
export type Task = ReplyOf<"/v1/tasks", "get">["items"][number];

/** What is known of a task beside its kind, in a line: whom it is about first. */
export function detailOf(task: Task, label: Label): string {
  const names = task.candidateName ?? namesOf(task);
  return [names, detailOfKind(task, label)].filter((part) => part !== undefined).join(" · ");
}

/** The persons that a task is about: two whose names differ, or the one name of both. */
function namesOf(task: Task): string | undefined {
  if (!("persons" in task) || task.persons === undefined) return undefined;
  return new Intl.ListFormat("fr").format(new Set(task.persons.map(({ name }) => name)));
}

/** The words of another, as French quotes them: what they quote themselves between other marks. */
function quoted(words: string): string {
  return `« ${words.replace(/«\s*/g, "“").replace(/\s*»/g, "”")} »`;
}

function detailOfKind(task: Task, label: Label): string {
  switch (task.kind) {
    case "convocation-bounced":
      return `${task.recipient.name} · ${task.reason} · jury du ${weekdayOf(task.date)}`;
    case "mail-lost":
      return `${task.recipient.name} · ${quoted(task.subject)} · ${task.reason}`;
    case "letter-to-post":
      return [
        task.recipient.name,
        quoted(task.subject),
        task.postBy === undefined ? undefined : `à poster avant le ${dayOf(task.postBy)}`,
      ]
        .filter((part) => part !== undefined)
        .join(" · ");
    case "conflict-of-interest":
    case "member-stepped-back":
    case "absence-asked":
      return `Jury du ${weekdayOf(task.date)}${task.kind === "absence-asked" ? ` · ${task.reason}` : ""}`;
    case "resemblance":
      return task.sharedAddress ? "Même adresse électronique" : "Mêmes nom de naissance et date de naissance";
    case "whole-by-joining":
      return `${task.certification} · réunion du ${dayOf(task.joinedOn)}`;
    case "rectification":
      return quoted(task.wrong);
    case "appearance-after-lapse":
      return "Un autre dossier est en cours à la place";
    case "session-not-held":
      return `${task.certification} · jury du ${weekdayOf(task.sessionDate)}`;
    case "threshold-reached":
      return `${task.certification} · seuil de ${counted(task.threshold, "dossier", "dossiers")}`;
    case "convocations-due":
      return `Jury ${task.certification} du ${weekdayOf(task.date)} · à convoquer avant le ${weekdayOf(task.lastDay)}`;
    case "approval-ending":
      return `${task.certification} · ${label("Task.service", task.service)} · jusqu’au ${dayOf(task.lastDay)}`;
    case "deadline-passed":
      return `${label("Task.deadline", task.deadline)} · ${task.certification} · ${dayOf(task.lastDay)}`;
    case "work-undone":
      return task.reason;
    case "work-stopped":
      return `${task.queue} · ${task.messages}`;
    case "slots-to-follow":
      return "Un temps supplémentaire a été accordé";
    case "extra-time-asked":
      return capital(label("Task.motive", task.motive));
    case "mails-held":
      return "Le service d’envoi refuse les courriels";
  }
}

/** Where what a task is about is seen, and what to do there. */
export function placeOf(task: Task): { to: string; act: string } | undefined {
  switch (task.kind) {
    case "resemblance":
      return { to: `/tasks/${task.id}`, act: "Comparer" };
    case "threshold-reached":
      return { to: `/waiting-lists/${task.certification}`, act: "Proposer un jury" };
    case "convocations-due":
      return { to: `/sessions/${task.about.id}`, act: "Convoquer" };
    case "member-stepped-back":
    case "conflict-of-interest":
      return { to: `/sessions/${task.sessionId}`, act: "Remplacer" };
    case "absence-asked":
      return { to: `/sessions/${task.sessionId}`, act: "Répondre" };
    case "slots-to-follow":
      return { to: `/sessions/${task.sessionId}`, act: "Revoir les créneaux" };
    case "session-not-held":
      return { to: `/sessions/${task.about.id}`, act: "Ouvrir le jury" };
    case "approval-ending":
      return { to: `/centres/${task.about.id}`, act: "Voir le centre" };
    default:
      return { to: `/tasks/${task.id}`, act: acts[task.kind] ?? "Ouvrir" };
  }
}

const acts: Readonly<Partial<Record<Task["kind"], string>>> = {
  "letter-to-post": "Poster",
  rectification: "Répondre",
  "extra-time-asked": "Répondre",
  "whole-by-joining": "Délivrer",
  "mail-lost": "Corriger l’adresse",
  "convocation-bounced": "Corriger l’adresse",
};
