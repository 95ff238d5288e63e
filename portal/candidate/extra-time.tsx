import { ActButton } from "../acts/act-button.tsx";
import { useApi, useRead } from "../api.ts";
import { askExtraTime } from "../made/bodies/askExtraTime.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { counted } from "./pieces.ts";

/** Extra time before the jury: what is granted, what became of a request, and asking for it (R-DAY-3). */
export function ExtraTime({ fileId }: { fileId: string }) {
  const api = useApi();
  const label = useLabels();
  const path = { fileId };
  const read = useRead("/v1/files/{fileId}/extra-time", { path });
  if (read.data === undefined) return null;
  const { mayAsk, granted, request } = read.data.body;
  return (
    <div className="why">
      {granted === undefined ? null : (
        <p>
          <b>Temps supplémentaire accordé :</b> {phasesOf(granted)}.
        </p>
      )}
      {granted !== undefined || request === undefined ? null : (
        <p>
          Vous avez demandé un temps supplémentaire le {dayOf(request.askedAt)}.{" "}
          {request.answer === undefined
            ? "L’OEMM va vous répondre."
            : `Il ne peut pas vous être accordé : ${label("ExtraTime.request.answer", request.answer)}.`}
        </p>
      )}
      {mayAsk ? (
        <ActButton
          label="Demander un temps supplémentaire"
          says="Un aménagement (tiers temps) allonge votre présentation et votre entretien. Dites sur quoi il repose : l’OEMM seul le lit, et le jury ne sait pas pourquoi. N’écrivez rien de votre santé."
          confirm="Envoyer ma demande"
          done="Votre demande est envoyée ; l’OEMM vous répondra par courriel."
          name={`askExtraTime:${fileId}`}
          body={askExtraTime}
          send={(body, key) => api.post("/v1/files/{fileId}/extra-time-request", { path, body, key })}
        />
      ) : null}
    </div>
  );
}

/** The minutes of each phase that has more, in words. */
function phasesOf({ presentation, interview }: { presentation: number; interview: number }): string {
  const more = (count: number, phase: string) =>
    count === 0 ? [] : [`${counted(count, "minute", "minutes")} de plus pour ${phase}`];
  return [...more(presentation, "la présentation"), ...more(interview, "l’entretien")].join(", ");
}
