import { ActButton } from "../acts/act-button.tsx";
import { stepBackFromSession } from "../made/bodies/stepBackFromSession.ts";
import { useCapacity } from "../shell/account.ts";
import { type Session, useAct } from "./session.ts";

/** R-DAY-11: a member who can't sit, or knows a candidate, says so: OEMM is told at once. */
export function StepBack({ session }: { session: Session }) {
  const act = useAct(session.id);
  const actingAs = useCapacity()?.actingAs;
  const path = { sessionId: session.id };
  const already = (session.steppedBack ?? []).filter(({ memberId }) => memberId === actingAs);
  const known = session.slots.filter(({ fileId }) => already.some((said) => said.fileId === fileId));
  return (
    <section className="card off-paper" aria-labelledby="step-back">
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
      <ActButton
        name={`stepping-back:${session.id}`}
        label="Me retirer"
        confirm="Prévenir l’OEMM"
        look="button soft"
        body={stepBackFromSession}
        told={{
          because: {
            label: "Pourquoi vous retirez-vous ?",
            choices: [
              { value: "unavailable", label: "Je ne peux pas siéger" },
              { value: "knows-candidate", label: "Je connais un candidat" },
            ],
          },
          fileId: {
            label: "Candidat que vous connaissez",
            choices: session.slots.map(({ fileId, candidateName }) => ({
              value: fileId,
              label: candidateName,
            })),
          },
        }}
        send={(body) => act((api) => api.post("/v1/sessions/{sessionId}/stepping-back", { path, body }))}
        done="L’OEMM est prévenu."
      />
    </section>
  );
}
