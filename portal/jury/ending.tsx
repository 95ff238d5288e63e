import { ActButton } from "../acts/act-button.tsx";
import { adjournSession } from "../made/bodies/adjournSession.ts";
import { useCapacity } from "../shell/account.ts";
import { isSettled, type Session, useAct } from "./session.ts";

/** R-DAY-2: how an open session ends: closed once all is signed, or adjourned. The chair does it. */
export function Ending({ session }: { session: Session }) {
  const actingAs = useCapacity()?.actingAs;
  const left = session.slots.filter((slot) => !isSettled(slot)).length;
  const isChair = session.chair === actingAs;
  return (
    <section className="card off-paper" aria-labelledby="ending">
      <h2 id="ending">Terminer la séance</h2>
      <p>
        {left === 0
          ? "Tous les résultats sont signés."
          : left === 1
            ? "Il reste un candidat dont le résultat n’est pas signé."
            : `Il reste ${left} candidats dont le résultat n’est pas signé.`}
      </p>
      {!isChair ? (
        <p className="quiet">La présidence clôt la séance, ou l’ajourne.</p>
      ) : left === 0 ? (
        <Close session={session} />
      ) : (
        <Adjourn session={session} />
      )}
    </section>
  );
}

function Close({ session }: { session: Session }) {
  const act = useAct(session.id);
  const path = { sessionId: session.id };
  return (
    <ActButton
      name={`closing:${session.id}`}
      label="Clore la séance"
      look="button"
      says="Les membres du jury n’auront plus accès aux dossiers des candidats."
      send={() => act((api) => api.post("/v1/sessions/{sessionId}/closing", { path }))}
      done="La séance est close."
    />
  );
}

function Adjourn({ session }: { session: Session }) {
  const act = useAct(session.id);
  const path = { sessionId: session.id };
  const left = session.slots.filter((slot) => !isSettled(slot));
  return (
    <ActButton
      name={`adjournment:${session.id}:${session.version}`}
      label="Ajourner la séance"
      look="button soft"
      says="Les résultats signés restent acquis. Les autres candidats reviennent en tête de la liste d’attente d’un prochain jury."
      body={adjournSession}
      told={{
        appeared: {
          label: "Candidats qui étaient là",
          choices: left.map(({ fileId, candidateName }) => ({ value: fileId, label: candidateName })),
        },
      }}
      send={(body) => act((api) => api.post("/v1/sessions/{sessionId}/adjournment", { path, body }))}
      done="La séance est ajournée."
    />
  );
}
