import { useId, useState } from "react";
import { useDraft } from "../forms/draft.ts";

/** What a member notes for themselves of a candidate: it leaves this device by no way, and is gone once they sign out. */
export function Notes(props: { sessionId: string; fileId: string }) {
  const { found, keep } = useDraft<string>(`notes:${props.sessionId}:${props.fileId}`);
  const [notes, setNotes] = useState(found ?? "");
  const [isKept, setKept] = useState(true);
  const told = useId();
  return (
    <section className="card" aria-labelledby="notes">
      <h2 id="notes">Mes notes</h2>
      <p className="quiet" id={told}>
        Elles restent sur cet appareil, ne sont envoyées à personne et sont effacées quand vous vous
        déconnectez.
      </p>
      <label className="hidden" htmlFor="my-notes">
        Mes notes sur ce candidat
      </label>
      <textarea
        id="my-notes"
        rows={10}
        value={notes}
        aria-describedby={told}
        onChange={({ target: { value } }) => {
          setNotes(value);
          setKept(keep(value));
        }}
      />
      {isKept ? null : (
        <p className="notice no" role="alert">
          Cet appareil ne garde pas vos notes : elles disparaîtront avec cette page.
        </p>
      )}
    </section>
  );
}
