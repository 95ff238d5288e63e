import { Link } from "@tanstack/react-router";
import { Coming } from "../../shell/coming.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useLabels } from "../../shell/labels.ts";
import { useWaitingLists } from "../for-each-certification.ts";

/** How full each waiting list is, against the number of files that make a session. */
export function WaitingLists() {
  const read = useWaitingLists();
  const label = useLabels();
  const lists = read.data?.body.items ?? [];
  const ready = lists.find(({ thresholdReached }) => thresholdReached);
  return (
    <section className="card" aria-labelledby="waiting-lists">
      <h2 id="waiting-lists">Listes d’attente</h2>
      {read.isPending ? <Coming /> : null}
      {read.isError ? <Failure error={read.error} again={read.refetch} /> : null}
      {read.data !== undefined && lists.length === 0 ? (
        <p className="empty">Aucun CQP n’est chargé : chargez ses versions aux référentiels.</p>
      ) : null}
      {lists.length === 0 ? null : (
        <ul className="fills">
          {lists.map(({ certification: code, waiting, threshold, thresholdReached }) => (
            <li key={code}>
              <Link to="/waiting-lists/$code" params={{ code }} title={label("File.certification", code)}>
                {code}
              </Link>
              <meter
                className={thresholdReached ? "over" : undefined}
                min={0}
                max={threshold}
                value={Math.min(waiting.value, threshold)}
                aria-label={`Liste d’attente ${code}`}
              />
              <span>
                {waiting.value}
                {waiting.more ? " +" : ""} · seuil {threshold}
              </span>
            </li>
          ))}
        </ul>
      )}
      {ready === undefined ? null : (
        <p className="after">
          <Link
            className="button soft small"
            to="/waiting-lists/$code"
            params={{ code: ready.certification }}
          >
            Proposer un jury {ready.certification}
          </Link>
        </p>
      )}
    </section>
  );
}
