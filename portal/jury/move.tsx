import { ActButton } from "../acts/act-button.tsx";
import { moveSlot } from "../made/bodies/moveSlot.ts";
import { hourOf } from "./hours.ts";
import { isSettled, type Session, type Slot, useAct } from "./session.ts";

/** R-DAY-3: on the day a candidate is heard in the place of another, or at hours that are free. */
export function Move({ session, slot }: { session: Session; slot: Slot }) {
  const act = useAct(session.id);
  const path = { sessionId: session.id, fileId: slot.fileId };
  const others = session.slots.filter((one) => one.fileId !== slot.fileId && !isSettled(one));
  return (
    <ActButton
      name={`move:${session.id}:${session.version}:${slot.fileId}`}
      label="Déplacer"
      says={`${slot.candidateName} passe à ${hourOf(slot.start)}.`}
      body={moveSlot}
      told={{
        "": {
          label: "Nouvelle place",
          choices: [
            { value: "with", label: "En échange avec un autre candidat" },
            { value: "start", label: "À une heure libre" },
          ],
        },
        start: { label: "Nouvelle heure, à Paris" },
        with: {
          label: "Candidat qui passe à sa place",
          choices: others.map(({ fileId, candidateName, start }) => ({
            value: fileId,
            label: `${candidateName}, ${hourOf(start)}`,
          })),
        },
      }}
      send={(body) => act((api) => api.post("/v1/sessions/{sessionId}/slots/{fileId}/move", { path, body }))}
      done="L’ordre de passage est modifié."
    />
  );
}
