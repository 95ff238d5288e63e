import { ActButton } from "../acts/act-button.tsx";
import type { FieldTold } from "../forms/form-state.tsx";
import { markAttendance } from "../made/bodies/markAttendance.ts";
import { replaceChair } from "../made/bodies/replaceChair.ts";
import { useCapacity } from "../shell/account.ts";
import { initialsOf } from "../shell/initials.ts";
import { useLabels } from "../shell/labels.ts";
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

/** What a form says of the members of a jury who are there. */
export const toldOfMembers = (members: Session["members"]): FieldTold => ({
  label: "Membres présents",
  choices: members.map(({ id, name }) => ({ value: id, label: name })),
});

function Attendance({ session }: { session: Session }) {
  const act = useAct(session.id);
  const path = { sessionId: session.id };
  return (
    <ActButton
      name={`attendance:${session.id}`}
      label="Modifier les présences"
      confirm="Enregistrer"
      says="Notez une arrivée ou un départ au moment où il a lieu."
      body={markAttendance}
      initial={{ present: session.present ?? [] }}
      told={{ present: toldOfMembers(session.members) }}
      send={(body) =>
        act(
          (api, ifMatch) => api.put("/v1/sessions/{sessionId}/attendance", { path, body, ifMatch }),
          (now) => now.present,
        )
      }
      done="Présences enregistrées."
    />
  );
}

function Chair({ session }: { session: Session }) {
  const act = useAct(session.id);
  const label = useLabels();
  const path = { sessionId: session.id };
  const others = session.members.filter(({ id }) => id !== session.chair && session.present?.includes(id));
  return (
    <ActButton
      name={`chair:${session.id}:${session.version}`}
      label="Remplacer la présidence"
      confirm="Confier la présidence"
      body={replaceChair}
      told={{
        chair: {
          label: "Membre qui présidera",
          choices: others.map(({ id, name, side }) => ({
            value: id,
            label: `${name}, collège des ${label("JurySession.members.side", side)}`,
          })),
        },
        motive: { label: "Motif, si la présidence passe à l’autre collège", required: true },
      }}
      send={(body) =>
        act(
          (api, ifMatch) => api.put("/v1/sessions/{sessionId}/chair", { path, body, ifMatch }),
          (now) => [now.chair, now.present],
        )
      }
      done="La présidence est remplacée."
    />
  );
}
