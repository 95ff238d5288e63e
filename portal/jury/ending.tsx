import { useState } from "react";
import { useCapacity } from "../shell/account.ts";
import { Act } from "./act.tsx";
import { LongText, SomeOf } from "./fields.tsx";
import { isSettled, type Session, useAct } from "./session.ts";

/** R-DAY-2: how an open session ends: closed once all is signed, or adjourned. The chair does it. */
export function Ending({ session }: { session: Session }) {
  const actingAs = useCapacity()?.actingAs;
  const left = session.slots.filter((slot) => !isSettled(slot)).length;
  const isChair = session.chair === actingAs;
  return (
    <section className="card" aria-labelledby="ending">
      <h2 id="ending">Terminer la séance</h2>
      <p>
        {left === 0
          ? "Tous les résultats sont signés."
          : left === 1
            ? "Il reste un candidat dont le résultat n’est pas signé."
            : `Il reste ${left} candidats dont le résultat n’est pas signé.`}
      </p>
      {isChair ? (
        <div className="buttons">
          {left === 0 ? <Close session={session} /> : <Adjourn session={session} />}
        </div>
      ) : (
        <p className="quiet">La présidence clôt la séance, ou l’ajourne.</p>
      )}
    </section>
  );
}

function Close({ session }: { session: Session }) {
  const act = useAct(session.id);
  const path = { sessionId: session.id };
  return (
    <Act
      label="Clore la séance"
      title="Clore la séance ?"
      submit="Clore la séance"
      done="La séance est close."
      send={() => act((api) => api.post("/v1/sessions/{sessionId}/closing", { path }))}
    >
      <p>Les membres du jury n’auront plus accès aux dossiers des candidats.</p>
    </Act>
  );
}

function Adjourn({ session }: { session: Session }) {
  const act = useAct(session.id);
  const [appeared, setAppeared] = useState<string[]>([]);
  const [motive, setMotive] = useState("");
  const path = { sessionId: session.id };
  const left = session.slots.filter((slot) => !isSettled(slot));
  return (
    <Act
      label="Ajourner la séance"
      title="Ajourner la séance ?"
      submit="Ajourner la séance"
      done="La séance est ajournée."
      soft
      send={() => {
        const said = motive.trim();
        const body = { appeared, ...(said === "" ? {} : { motive: said }) };
        return act((api) => api.post("/v1/sessions/{sessionId}/adjournment", { path, body }));
      }}
    >
      <p>
        Les résultats signés restent acquis. Les autres candidats reviennent en tête de la liste d’attente
        d’un prochain jury.
      </p>
      <SomeOf
        label="Candidats qui étaient là"
        name="appeared"
        values={appeared}
        options={left.map(({ fileId, candidateName }) => ({ id: fileId, label: candidateName }))}
        choose={setAppeared}
      />
      <LongText label="Motif (facultatif)" name="motive" value={motive} write={setMotive} rows={2} />
    </Act>
  );
}
