import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useRead } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf, hourOf, weekdayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { SessionDocuments } from "../documents.tsx";
import { SessionMails } from "../mails.tsx";
import type { HeldSession } from "./session.ts";
import { SessionActs } from "./session-acts.tsx";
import { SessionChange } from "./session-change.tsx";
import { SessionMembers } from "./session-members.tsx";
import { SessionSlots } from "./session-slots.tsx";
import { SignedAttendance } from "./signed-attendance.tsx";
import { StateChip } from "./state-chip.tsx";

/** A session of a jury: what is planned, who sits, who is heard, what came out, and what OEMM does about it. */
export function SessionPage() {
  const { sessionId } = useParams({ from: "/sessions/$sessionId" });
  const read = useRead("/v1/sessions/{sessionId}", { path: { sessionId } });
  return (
    <Read of={read} title="Jury">
      {({ body, etag }) => <Shown session={body} etag={etag} />}
    </Read>
  );
}

function Shown(held: HeldSession) {
  const { session } = held;
  const label = useLabels();
  const [isChanging, setChanging] = useState(false);
  const { date, certification, state, stateLabel, format } = session;
  return (
    <Page
      title={`Jury ${certification} du ${weekdayOf(date)} ${date.slice(0, 4)}`}
      above={<p className="quiet">{label("File.certification", certification)}</p>}
    >
      <p>
        <StateChip state={state} label={stateLabel} />
      </p>
      <Told {...held} />
      {isChanging ? (
        <SessionChange {...held} close={() => setChanging(false)} />
      ) : (
        <>
          <div className="buttons acts">
            {session.allowedCommands.includes("change") ? (
              <Button className="button soft small" onPress={() => setChanging(true)}>
                Modifier
              </Button>
            ) : null}
            <SessionActs {...held} />
          </div>
          <div className="desk-columns">
            <div className="stack">
              <section className="card" aria-labelledby="slots">
                <h2 id="slots">{counted(session.slots.length, "candidat", "candidats")}</h2>
                <p className="quiet">
                  {capital(label("JurySession.format", format))}, de {hourOf(session.start)} à{" "}
                  {hourOf(session.end)}
                </p>
                <SessionSlots {...held} />
              </section>
              <section className="card" aria-labelledby="mails">
                <h2 id="mails">Courriels aux membres</h2>
                <SessionMails sessionId={session.id} />
              </section>
            </div>
            <div className="stack">
              <section className="card" aria-labelledby="members">
                <h2 id="members">Membres du jury</h2>
                <SessionMembers {...held} />
              </section>
              <section className="card" aria-labelledby="documents">
                <h2 id="documents">Documents</h2>
                <SessionDocuments sessionId={session.id} />
                {session.chair === undefined ? null : <SignedAttendance session={session} />}
              </section>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

/** Where it sits, and by when it is to be convened. */
function Told({ session }: HeldSession) {
  const { place, conveneBy, convocationOverdue, state, proposedChairSide, chair, members, quorum } = session;
  const label = useLabels();
  const chairName = members.find(({ id }) => id === chair)?.name;
  return (
    <>
      {state === "planned" ? (
        <p className={convocationOverdue ? "note" : undefined}>
          {convocationOverdue
            ? `Les convocations devaient partir au plus tard le ${dayOf(conveneBy)} : le motif du retard sera demandé.`
            : `À convoquer au plus tard le ${dayOf(conveneBy)}.`}
        </p>
      ) : null}
      {quorum === false ? <p className="note">Le quorum n’est pas atteint en ce moment.</p> : null}
      <dl className="facts">
        <dt>Lieu</dt>
        <dd>
          {place.kind === "on-site" ? place.address : <a href={place.url}>{place.url}</a>}{" "}
          <span className="quiet">({label("JurySession.place.kind", place.kind)})</span>
        </dd>
        <dt>Présidence</dt>
        <dd>
          {chairName ??
            (proposedChairSide === undefined
              ? "à désigner à l’ouverture"
              : `collège des ${label("JuryMember.side", proposedChairSide)}, à désigner à l’ouverture`)}
        </dd>
        <dt>Trace scellée</dt>
        <dd>
          <Link to="/trails/$kind/$id" params={{ kind: "session", id: session.id }}>
            Lire
          </Link>
        </dd>
      </dl>
    </>
  );
}
