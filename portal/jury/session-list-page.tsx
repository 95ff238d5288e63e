import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import { counted } from "../shell/counted.ts";
import { dayOf, hourOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { itemsOf, type List, More, useList } from "../shell/list.tsx";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import "./jury.css";

type Summary = ReplyOf<"/v1/sessions", "get">["items"][number];

/** The juries that a member sits on: those to come first, the nearest before the others. */
export function SessionListPage() {
  const sessions = useList("/v1/sessions", {});
  return (
    <Read of={sessions} title="Mes jurys">
      {() => <Sessions of={sessions} />}
    </Read>
  );
}

function Sessions({ of: sessions }: { of: List<Summary> }) {
  const all = itemsOf(sessions);
  const isOver = ({ state }: Summary) => state === "closed" || state === "cancelled";
  const toCome = all.filter((one) => !isOver(one));
  const over = all.filter(isOver);
  return (
    <Page title="Mes jurys">
      <section aria-labelledby="to-come">
        <h2 id="to-come">À venir</h2>
        {toCome.length === 0 ? (
          <p>
            Aucun jury pour l’instant. Vous recevrez un courriel dès votre convocation, et le jury apparaîtra
            ici.
          </p>
        ) : (
          <Cards sessions={toCome} />
        )}
      </section>
      {over.length === 0 ? null : (
        <section aria-labelledby="over">
          <h2 id="over">Passés</h2>
          <Cards sessions={over.toReversed()} />
        </section>
      )}
      <More of={sessions} />
    </Page>
  );
}

function Cards({ sessions }: { sessions: readonly Summary[] }) {
  const label = useLabels();
  return (
    <ul className="cards">
      {sessions.map(({ id, date, start, end, state, certification, candidates }) => (
        <li key={id}>
          <Link className="card jury-card" to="/sessions/$sessionId" params={{ sessionId: id }}>
            <strong>{dayOf(date)}</strong>
            <span>{label("listSessions.certification", certification)}</span>
            <span className="quiet">
              de {hourOf(start)} à {hourOf(end)} · {counted(candidates, "candidat", "candidats")}
            </span>
            <span>
              <StateChip state={state} label={label("listSessions.items.state", state)} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The state of a session, told by its words and coloured by what it asks for. */
export function StateChip({ state, label }: { state: string; label: string }) {
  const look = state === "opened" ? "chip ok" : state === "cancelled" ? "chip no" : "chip";
  return <span className={look}>{label}</span>;
}
