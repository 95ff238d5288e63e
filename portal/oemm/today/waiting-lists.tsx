import { Link } from "@tanstack/react-router";
import { useLabels } from "../../shell/labels.ts";
import { useWaitingLists } from "../for-each-certification.ts";

/** How full each waiting list is, against the number of files that make a session. */
export function WaitingLists() {
  const lists = useWaitingLists();
  const label = useLabels();
  const ready = lists.find(({ thresholdReached }) => thresholdReached);
  return (
    <section className="card" aria-labelledby="waiting-lists">
      <h2 id="waiting-lists">Listes d’attente</h2>
      {lists.length === 0 ? <p className="quiet waiting">Un instant…</p> : null}
      <ul className="fills">
        {lists.map(({ code, items, next, threshold, thresholdReached }) => (
          <li key={code}>
            <Link to="/waiting-lists/$code" params={{ code }} title={label("File.certification", code)}>
              {code}
            </Link>
            <meter
              className={thresholdReached ? "over" : undefined}
              min={0}
              max={threshold}
              value={Math.min(items.length, threshold)}
              aria-label={`Liste d’attente ${code}`}
            />
            <span>
              {items.length}
              {next === undefined ? "" : " +"} · seuil {threshold}
            </span>
          </li>
        ))}
      </ul>
      {ready === undefined ? null : (
        <p className="after">
          <Link className="button soft small" to="/waiting-lists/$code" params={{ code: ready.code }}>
            Proposer un jury {ready.code}
          </Link>
        </p>
      )}
    </section>
  );
}
