import { ActButton } from "../acts/act-button.tsx";
import { moveSlot } from "../made/bodies/moveSlot.ts";
import { newPlace } from "../sessions/new-place.ts";
import { hourOf } from "../shell/dates.ts";
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
      told={newPlace(others, "Candidat qui passe à sa place")}
      send={(body) => act((api) => api.post("/v1/sessions/{sessionId}/slots/{fileId}/move", { path, body }))}
      done="L’ordre de passage est modifié."
    />
  );
}
