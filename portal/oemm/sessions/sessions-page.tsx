import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { hourOf, weekdayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { useReadToday, useSessions } from "../for-each-certification.ts";
import { WaitingLists } from "../today/waiting-lists.tsx";
import { StateChip } from "./state-chip.tsx";

/** A day before any session. */
const everSince = "2000-01-01";

/** The sessions of all certifications: those that come, or all; and what waits for one. */
export function SessionsPage() {
  const day = useReadToday();
  const [all, setAll] = useState(false);
  const sessions = useSessions(all ? everSince : day.data?.body.on);
  return (
    <Page title="Jurys">
      <div className="desk-columns">
        <section className="card" aria-labelledby="sessions">
          <h2 id="sessions">{all ? "Tous les jurys" : "Jurys à venir"}</h2>
          <Read<unknown> of={all ? sessions : day}>
            {() => (
              <Read of={sessions}>
                {({ body: { items } }) => <Sessions sessions={all ? items.toReversed() : items} />}
              </Read>
            )}
          </Read>
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

function Sessions({ sessions }: { sessions: ReplyOf<"/v1/sessions", "get">["items"] }) {
  const label = useLabels();
  if (sessions.length === 0)
    return <p className="empty">Aucun jury n’est planifié : proposez-en un depuis une liste d’attente.</p>;
  return (
    <ul className="todo">
      {sessions.map((session) => (
        <li key={session.id}>
          <div>
            <Link className="todo-title" to="/sessions/$sessionId" params={{ sessionId: session.id }}>
              {capital(weekdayOf(session.date))} {session.date.slice(0, 4)}, {hourOf(session.start)}
            </Link>
            <p className="quiet">
              {label("File.certification", session.certification)} ·{" "}
              {counted(session.candidates, "candidat", "candidats")}
            </p>
          </div>
          <StateChip state={session.state} label={label("JurySession.state", session.state)} />
        </li>
      ))}
    </ul>
  );
}
