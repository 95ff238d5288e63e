import { useState } from "react";
import { useCapacity } from "../shell/account.ts";
import { Act } from "./act.tsx";
import { OneOf } from "./fields.tsx";
import { type Session, useAct } from "./session.ts";

/** R-DAY-11: a member who can't sit, or knows a candidate, says so: OEMM is told at once. */
export function StepBack({ session }: { session: Session }) {
  const act = useAct(session.id);
  const actingAs = useCapacity()?.actingAs;
  const [because, setBecause] = useState<string>();
  const path = { sessionId: session.id };
  const already = (session.steppedBack ?? []).filter(({ memberId }) => memberId === actingAs);
  const known = session.slots.filter(({ fileId }) => already.some((said) => said.fileId === fileId));
  return (
    <section className="card" aria-labelledby="step-back">
      <h2 id="step-back">Un empêchement ?</h2>
      {already.some(({ fileId }) => fileId === undefined) ? (
        <p className="notice wait">Vous avez dit ne pas pouvoir siéger : l’OEMM cherche qui vous remplace.</p>
      ) : null}
      {known.map(({ fileId, candidateName }) => (
        <p className="notice wait" key={fileId}>
          Vous avez dit connaître {candidateName} : vous vous retirez pour son passage.
        </p>
      ))}
      <p>
        Si vous ne pouvez pas siéger, ou si vous connaissez un candidat, dites-le : l’OEMM est prévenu
        aussitôt.
      </p>
      <Act
        label="Me retirer"
        title="Se retirer du jury"
        submit="Prévenir l’OEMM"
        done="L’OEMM est prévenu."
        soft
        send={async () => {
          const body =
            because === undefined || because === "unavailable"
              ? { because: "unavailable" as const }
              : { because: "knows-candidate" as const, fileId: because };
          await act((api) => api.post("/v1/sessions/{sessionId}/stepping-back", { path, body }));
          setBecause(undefined);
        }}
      >
        <OneOf
          label="Pourquoi vous retirez-vous ?"
          name="because"
          value={because ?? "unavailable"}
          options={[
            { id: "unavailable", label: "Je ne peux pas siéger" },
            ...session.slots.map(({ fileId, candidateName }) => ({
              id: fileId,
              label: `Je connais ${candidateName}`,
            })),
          ]}
          choose={setBecause}
        />
      </Act>
    </section>
  );
}
