import { BodyForm } from "../forms/body-form.tsx";
import { openSession } from "../made/bodies/openSession.ts";
import { announce } from "../shell/announce.tsx";
import { useLabels } from "../shell/labels.ts";
import { toldOfMembers } from "./people.tsx";
import { type Session, useAct } from "./session.ts";

/** R-JURY-3, R-DAY-1: the session opens with who is there, and who chairs. */
export function Opening({ session }: { session: Session }) {
  const act = useAct(session.id);
  const label = useLabels();
  const path = { sessionId: session.id };
  const side = session.proposedChairSide;
  const mayChair = session.members.filter((member) => side === undefined || member.side === side);
  return (
    <section className="card off-paper" aria-labelledby="opening">
      <h2 id="opening">Ouvrir la séance</h2>
      <BodyForm
        name={`opening:${session.id}`}
        body={openSession}
        initial={{ present: [] }}
        told={{
          present: toldOfMembers(session.members),
          chair: {
            label:
              side === undefined
                ? "Présidence"
                : `Présidence, qui revient cette fois au collège des ${label("JurySession.proposedChairSide", side)}`,
            choices: mayChair.map((member) => ({
              value: member.id,
              label:
                side === undefined
                  ? `${member.name}, collège des ${label("JurySession.members.side", member.side)}`
                  : member.name,
            })),
          },
        }}
        send={(body) => act((api) => api.post("/v1/sessions/{sessionId}/opening", { path, body }))}
        done={() => announce("La séance est ouverte.")}
        label="Ouvrir la séance"
      />
    </section>
  );
}
