import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Act } from "./act.tsx";
import { OneOf } from "./fields.tsx";
import { hourOf } from "./hours.ts";
import { isSettled, type Session, type Slot, useAct } from "./session.ts";

const toHours = "hours";

/** R-DAY-3: on the day a candidate is heard in the place of another, or at hours that are free. */
export function Move({ session, slot }: { session: Session; slot: Slot }) {
  const act = useAct(session.id);
  const [to, setTo] = useState<string>();
  const [start, setStart] = useState(slot.start);
  const others = session.slots.filter((one) => one.fileId !== slot.fileId && !isSettled(one));
  return (
    <Act
      label="Déplacer"
      title={`Déplacer le passage de ${slot.candidateName}`}
      submit="Déplacer"
      done="L’ordre de passage est modifié."
      soft
      send={() => {
        const body = to === undefined || to === toHours ? { start } : { with: to };
        const path = { sessionId: session.id, fileId: slot.fileId };
        return act((api) => api.post("/v1/sessions/{sessionId}/slots/{fileId}/move", { path, body }));
      }}
    >
      <OneOf
        label="Nouvelle place"
        value={to ?? toHours}
        options={[
          { id: toHours, label: "À une heure libre" },
          ...others.map(({ fileId, candidateName, start: at }) => ({
            id: fileId,
            label: `En échange avec ${candidateName}, ${hourOf(at)}`,
          })),
        ]}
        choose={setTo}
      />
      {to === undefined || to === toHours ? (
        <TextField className="short-text" value={start} onChange={setStart} type="time" name="start">
          <Label>Heure de début, à Paris</Label>
          <Input />
        </TextField>
      ) : null}
    </Act>
  );
}
