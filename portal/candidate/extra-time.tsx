import "../styles/forms.css";
import { ActButton } from "../acts/act-button.tsx";
import { useApi, useRead } from "../api.ts";
import { askExtraTime } from "../made/bodies/askExtraTime.ts";
import { counted } from "../shell/counted.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";

/** Extra time before the jury: what is granted, or what became of a request (R-DAY-3). */
export function ExtraTime({ fileId }: { fileId: string }) {
  const label = useLabels();
  const read = useRead("/v1/files/{fileId}/extra-time", { path: { fileId } });
  const { granted, request } = read.data?.body ?? {};
  if (granted !== undefined)
    return (
      <p>
        <b>Temps supplémentaire accordé :</b> {phasesOf(granted)}.
      </p>
    );
  if (request === undefined) return null;
  return (
    <p className="note">
      Vous avez demandé un temps supplémentaire le {dayOf(request.askedAt)}.{" "}
      {request.answer === undefined
        ? "L’OEMM va vous répondre."
        : `Il ne peut pas vous être accordé : ${label("ExtraTime.request.answer", request.answer)}.`}
    </p>
  );
}

/** Asks for extra time, where the API says that it may be asked for. */
export function AskExtraTime({ fileId }: { fileId: string }) {
  const api = useApi();
  const path = { fileId };
  const read = useRead("/v1/files/{fileId}/extra-time", { path });
  if (read.data?.body.mayAsk !== true) return null;
  return (
    <ActButton
      label="Demander un temps supplémentaire"
      says="Un aménagement (tiers temps) allonge votre présentation et votre entretien. Dites sur quoi il repose : l’OEMM seul le lit, et le jury ne sait pas pourquoi."
      confirm="Envoyer ma demande"
      done="Votre demande est envoyée ; l’OEMM vous répondra par courriel."
      name={`askExtraTime:${fileId}`}
      body={askExtraTime}
      send={(body, key) => api.post("/v1/files/{fileId}/extra-time-request", { path, body, key })}
    />
  );
}

/** The minutes of each phase that has more, in words. */
function phasesOf({ presentation, interview }: { presentation: number; interview: number }): string {
  const more = (count: number, phase: string) =>
    count === 0 ? [] : [`${counted(count, "minute", "minutes")} de plus pour ${phase}`];
  return [...more(presentation, "la présentation"), ...more(interview, "l’entretien")].join(", ");
}
