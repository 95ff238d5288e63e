import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Coming } from "../../shell/coming.tsx";
import { hourOf, weekdayOf } from "../../shell/dates.ts";
import { Failure } from "../../shell/failure.tsx";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { useSessions, useToday } from "../for-each-certification.ts";
import { capital } from "../names.ts";
import { WaitingLists } from "../today/waiting-lists.tsx";
import { StateChip } from "./state-chip.tsx";

/** A day before any session. */
const everSince = "2000-01-01";

/** The sessions of all certifications: those that come, or all; and what waits for one. */
export function SessionsPage() {
  const today = useToday();
  const [all, setAll] = useState(false);
  const sessions = useSessions(all ? everSince : today);
  const found = sessions.data?.body.items;
  const label = useLabels();
  if (sessions.error !== null) return <Failure error={sessions.error} again={sessions.refetch} />;
  return (
    <Page title="Jurys">
      <div className="desk-columns">
        <section className="card" aria-labelledby="sessions">
          <h2 id="sessions">{all ? "Tous les jurys" : "Jurys à venir"}</h2>
          {found === undefined ? <Coming /> : null}
          {found?.length === 0 ? <p className="empty">Aucun jury n’est planifié.</p> : null}
          <ul className="todo">
            {(all ? found?.toReversed() : found)?.map((session) => (
              <li key={session.id}>
                <div>
                  <Link className="todo-title" to="/sessions/$sessionId" params={{ sessionId: session.id }}>
                    {capital(weekdayOf(session.date))} {session.date.slice(0, 4)}, {hourOf(session.start)}
                  </Link>
                  <p className="quiet">
                    {label("File.certification", session.certification)} · {session.candidates} candidat
                    {session.candidates > 1 ? "s" : ""}
                  </p>
                </div>
                <StateChip state={session.state} label={label("JurySession.state", session.state)} />
              </li>
            ))}
          </ul>
          <p className="after">
            <button type="button" className="button soft small" onClick={() => setAll(!all)}>
              {all ? "Voir les jurys à venir" : "Voir tous les jurys"}
            </button>
          </p>
        </section>
        <WaitingLists />
      </div>
    </Page>
  );
}
