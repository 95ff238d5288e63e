import { Link, Outlet, useParams } from "@tanstack/react-router";
import { useCapacity } from "../shell/account.ts";
import { dayOf, hourOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Read } from "../shell/read.tsx";
import { isSettled, type Session, type Slot, useSession } from "./session.ts";
import { StateChip } from "./session-list-page.tsx";
import "./jury.css";

/** A jury: its passages beside what is looked at, on the day and before it. */
export function SessionPage() {
  const { sessionId } = useParams({ from: "/sessions/$sessionId" });
  const read = useSession(sessionId);
  return (
    <Read of={read} title="Jury">
      {({ body }) => <Sitting session={body} />}
    </Read>
  );
}

function Sitting({ session }: { session: Session }) {
  const label = useLabels();
  return (
    <>
      <div className="jury-head">
        <p className="quiet">
          <Link to="/sessions">Mes jurys</Link> › {label("JurySession.certification", session.certification)}
        </p>
        <p className="jury-title">
          Jury du {dayOf(session.date)} <StateChip state={session.state} label={session.stateLabel} />
        </p>
      </div>
      <div className="jury">
        <Passages session={session} />
        <div className="jury-part">
          <Outlet />
        </div>
      </div>
    </>
  );
}

function Passages({ session }: { session: Session }) {
  const actingAs = useCapacity()?.actingAs;
  return (
    <nav className="card passages" aria-label="Passages">
      <Link
        className="passage"
        to="/sessions/$sessionId"
        params={{ sessionId: session.id }}
        activeOptions={{ exact: true }}
      >
        <strong>La séance</strong>
      </Link>
      <ol>
        {session.slots.map((slot) => (
          <li key={slot.fileId}>
            <Link
              className="passage"
              to="/sessions/$sessionId/slots/$fileId"
              params={{ sessionId: session.id, fileId: slot.fileId }}
            >
              <span className="hour">{hourOf(slot.start)}</span>
              <strong>{slot.candidateName}</strong>
              <Standing slot={slot} session={session} member={actingAs} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Where a passage is, in a few words. */
function Standing(props: { slot: Slot; session: Session; member: string | undefined }) {
  const { slot, session, member } = props;
  const label = useLabels();
  const { outcome, signed } = slot;
  if (outcome !== undefined && (signed || isSettled(slot))) {
    const kind = outcome.kind === "decided" ? "signé" : label("JurySession.slots.outcome.kind", outcome.kind);
    return <span className={signed ? "quiet checked" : "quiet"}>{kind}</span>;
  }
  if (outcome !== undefined) return <span className="waits">résultat à signer</span>;
  if (session.state === "opened") return <span className="quiet">à entendre</span>;
  if (session.state === "convened")
    return slot.examinedBy.some((id) => id === member) ? (
      <span className="quiet checked">dossier examiné</span>
    ) : (
      <span className="waits">dossier à examiner</span>
    );
  return null;
}
