import { isProblem } from "@cqp-mutualite/client/problem";
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { ActButton } from "../acts/act-button.tsx";
import { useApi, useRead } from "../api.ts";
import type { CandidateFile } from "../files/file.ts";
import { askAbsence } from "../made/bodies/askAbsence.ts";
import { dayOf, hourOf } from "../shell/dates.ts";
import { AskExtraTime, ExtraTime } from "./extra-time.tsx";

/** What a candidate who waits for a jury may say before it: that they need more time (R-DAY-3). */
export function BeforeJury({ fileId }: { fileId: string }) {
  return (
    <section className="card" aria-labelledby="before-jury">
      <h2 id="before-jury">Votre jury</h2>
      <p>Votre convocation vous sera envoyée par courriel, et paraîtra ici.</p>
      <ExtraTime fileId={fileId} />
      <div className="buttons">
        <AskExtraTime fileId={fileId} />
      </div>
    </section>
  );
}

/** When and where the jury hears a candidate, what to bring, and saying that one can't come (R-JURY-6, R-DAY-11). */
export function AppearanceCard({ file }: { file: CandidateFile }) {
  const api = useApi();
  const convoked = useRead("/v1/files/{fileId}/appearance", { path: { fileId: file.id } }, { mayLack: true });
  if (convoked.data === undefined) {
    if (!isProblem(convoked.error, "urn:problem:cqp:not-found")) return null;
    return (
      <section className="card" aria-labelledby="convocation">
        <h2 id="convocation">Votre jury</h2>
        <p>Un jury se prépare : votre convocation vous sera envoyée par courriel, et paraîtra ici.</p>
        <ExtraTime fileId={file.id} />
        <div className="buttons">
          <AskExtraTime fileId={file.id} />
        </div>
      </section>
    );
  }
  const { date, start, end, place, howItGoes, bring, absence, calendar } = convoked.data.body;
  // On the day itself, joining the jury comes before all else.
  const isToday = dayOf(date) === dayOf(new Date().toISOString());
  return (
    <section className="card now" aria-labelledby="convocation">
      <h2 id="convocation">Votre convocation</h2>
      <p className="when">
        <b>
          Le <time dateTime={date}>{dayOf(date)}</time>, {`de\u00a0${hourOf(start)} à\u00a0${hourOf(end)}`}
        </b>{" "}
        <span className="whole">(heure de Paris)</span>
      </p>
      {place.kind === "on-site" ? (
        <p className="written">{place.address}</p>
      ) : (
        <p>
          <a href={place.url} className={isToday ? "button told-on-paper" : "told-on-paper"}>
            Rejoindre la visioconférence
          </a>
        </p>
      )}
      <p>{howItGoes}</p>
      <h3>{bring.title}</h3>
      <ul>
        {bring.things.map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
      {absence === undefined ? null : (
        <p className="note">
          Vous avez annoncé le {dayOf(absence.askedAt)} que vous ne pouvez pas venir.{" "}
          {absence.answer === "keep" ? "L’OEMM a maintenu votre passage." : "L’OEMM va vous répondre."}
        </p>
      )}
      <ExtraTime fileId={file.id} />
      <div className="buttons">
        <Button className={isToday ? "button soft small" : "button small"} onPress={() => keepFile(calendar)}>
          Ajouter à mon agenda
        </Button>
        <Link className="button soft small" to="/files/$fileId/evidence" params={{ fileId: file.id }}>
          Déposer ma présentation
        </Link>
        <AskExtraTime fileId={file.id} />
        {absence !== undefined && absence.answer === undefined ? null : (
          <ActButton
            label="Je ne peux pas venir"
            says="L’OEMM vous répondra : votre passage est libéré ou maintenu. Dites pourquoi en quelques mots, sans donnée de santé."
            confirm="Prévenir l’OEMM"
            done="L’OEMM est prévenu ; vous recevrez sa réponse par courriel."
            name={`askAbsence:${file.id}`}
            body={askAbsence}
            send={(body, key) =>
              api.post("/v1/files/{fileId}/absence-request", { path: { fileId: file.id }, body, key })
            }
          />
        )}
      </div>
    </section>
  );
}

/** Gives the browser the calendar file to keep, or to open in a calendar. */
function keepFile(calendar: string): void {
  const url = URL.createObjectURL(new Blob([calendar], { type: "text/calendar" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "jury.ics";
  link.click();
  URL.revokeObjectURL(url);
}
