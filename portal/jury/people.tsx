import { useState } from "react";
import { useCapacity } from "../shell/account.ts";
import { useLabels } from "../shell/labels.ts";
import { Act } from "./act.tsx";
import { LongText, OneOf, SomeOf } from "./fields.tsx";
import { type Session, useAct } from "./session.ts";

/** The members of a jury: who they are, and on the day who is there and who chairs. */
export function People({ session }: { session: Session }) {
  const label = useLabels();
  const actingAs = useCapacity()?.actingAs ?? "";
  const { members, present, chair, state } = session;
  const isAway = (id: string) => state === "opened" && present?.includes(id) !== true;
  const steppedBack = new Set((session.steppedBack ?? []).map(({ memberId }) => memberId));
  const acts = state === "opened" && present?.includes(actingAs) === true;
  return (
    <section className="card" aria-labelledby="members">
      <h2 id="members">Membres du jury</h2>
      <ul className="people">
        {members.map(({ id, name, side, organisation }) => (
          <li key={id} className={isAway(id) ? "away" : ""}>
            <span className="face" aria-hidden="true">
              {initialsOf(name)}
            </span>
            <span>
              {name}
              {id === actingAs ? " (vous)" : ""} {id === chair ? <span className="chip">préside</span> : null}
              {isAway(id) ? <span className="chip wait">absent(e)</span> : null}
              {steppedBack.has(id) ? <span className="chip wait">s’est retiré(e)</span> : null}
              <br />
              <span className="quiet">
                {organisation}, collège des {label("JurySession.members.side", side)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {session.quorum === false ? (
        <p className="notice wait" role="status">
          Le quorum n’est pas réuni : rien ne peut être saisi ni signé tant que la présidence et un membre de
          chaque collège ne sont pas présents.
        </p>
      ) : null}
      {acts ? (
        <div className="buttons">
          <Attendance session={session} />
          <Chair session={session} />
        </div>
      ) : null}
    </section>
  );
}

function Attendance({ session }: { session: Session }) {
  const act = useAct(session.id);
  const [present, setPresent] = useState<string[]>();
  const chosen = present ?? session.present ?? [];
  const path = { sessionId: session.id };
  return (
    <Act
      label="Modifier les présences"
      title="Qui est présent ?"
      submit="Enregistrer"
      done="Présences enregistrées."
      soft
      send={async () => {
        await act(
          (api, ifMatch) =>
            api.put("/v1/sessions/{sessionId}/attendance", { path, body: { present: chosen }, ifMatch }),
          (now) => now.present,
        );
        setPresent(undefined);
      }}
    >
      <p className="quiet">Notez une arrivée ou un départ au moment où il a lieu.</p>
      <SomeOf
        label="Membres présents"
        name="present"
        values={chosen}
        options={session.members.map(({ id, name }) => ({ id, label: name }))}
        choose={setPresent}
      />
    </Act>
  );
}

function Chair({ session }: { session: Session }) {
  const act = useAct(session.id);
  const label = useLabels();
  const [chair, setChair] = useState<string>();
  const [motive, setMotive] = useState("");
  const path = { sessionId: session.id };
  const others = session.members.filter(({ id }) => id !== session.chair && session.present?.includes(id));
  return (
    <Act
      label="Remplacer la présidence"
      title="Confier la présidence à un autre membre"
      submit="Confier la présidence"
      done="La présidence est remplacée."
      soft
      send={async () => {
        const said = motive.trim();
        const body = { chair: chair ?? "", ...(said === "" ? {} : { motive: said }) };
        await act(
          (api, ifMatch) => api.put("/v1/sessions/{sessionId}/chair", { path, body, ifMatch }),
          (now) => [now.chair, now.present],
        );
        setChair(undefined);
        setMotive("");
      }}
    >
      <OneOf
        label="Membre qui présidera"
        name="chair"
        value={chair}
        options={others.map(({ id, name, side }) => ({
          id,
          label: `${name}, collège des ${label("JurySession.members.side", side)}`,
        }))}
        choose={setChair}
      />
      <LongText
        label="Motif, si la présidence passe à l’autre collège"
        name="motive"
        value={motive}
        write={setMotive}
        rows={2}
      />
    </Act>
  );
}

/** The initials of a name, for its face. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.charAt(0).toLocaleUpperCase("fr"))
    .slice(0, 2)
    .join("");
}
