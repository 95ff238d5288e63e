import { useState } from "react";
import { Button } from "react-aria-components";
import { useLabels } from "../shell/labels.ts";
import { Refused } from "../shell/refused.tsx";
import { Sent, useSending } from "./act.tsx";
import { OneOf, SomeOf } from "./fields.tsx";
import { type Session, useAct } from "./session.ts";

/** R-JURY-3, R-DAY-1: the session opens with who is there, and who chairs. */
export function Opening({ session }: { session: Session }) {
  const act = useAct(session.id);
  const label = useLabels();
  const [present, setPresent] = useState<string[]>([]);
  const [chair, setChair] = useState<string>();
  const path = { sessionId: session.id };
  const { isPending, error, run } = useSending(
    () =>
      act((api) =>
        api.post("/v1/sessions/{sessionId}/opening", { path, body: { chair: chair ?? "", present } }),
      ),
    "La séance est ouverte.",
  );
  const side = session.proposedChairSide;
  const mayChair = session.members.filter((member) => side === undefined || member.side === side);
  return (
    <section className="card" aria-labelledby="opening">
      <h2 id="opening">Ouvrir la séance</h2>
      <Sent error={error} run={run}>
        <SomeOf
          label="Membres présents"
          name="present"
          values={present}
          options={session.members.map(({ id, name }) => ({ id, label: name }))}
          choose={setPresent}
        />
        <OneOf
          label={
            side === undefined
              ? "Présidence"
              : `Présidence, qui revient cette fois au collège des ${label("JurySession.proposedChairSide", side)}`
          }
          name="chair"
          value={chair}
          options={mayChair.map(({ id, name }) => ({ id, label: name }))}
          choose={setChair}
        />
        <Refused error={error} />
        <div className="foot">
          <Button className="button" type="submit" aria-busy={isPending} isDisabled={chair === undefined}>
            Ouvrir la séance
          </Button>
        </div>
      </Sent>
    </section>
  );
}
