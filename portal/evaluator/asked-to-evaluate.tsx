import { useQueryClient } from "@tanstack/react-query";
import { ActButton } from "../acts/act-button.tsx";
import { useApi } from "../api.ts";
import type { Account } from "../shell/capacity.ts";
import { Page } from "../shell/page.tsx";

/** What a company asks of an evaluator, who sees nothing of the candidate until they accept (R-PER-6). */
export function AskedToEvaluate({ asked }: { asked: Account["evaluations"][number] }) {
  return (
    <Page title={`Évaluer ${asked.candidateName}`}>
      <section className="card now" aria-labelledby="asked">
        <h2 id="asked">Acceptez-vous ?</h2>
        <p>
          L’entreprise vous a désigné(e) pour évaluer {asked.candidateName}. Si vous acceptez, vous verrez son
          dossier et donnerez votre avis sur chaque domaine ; sinon, l’entreprise désignera une autre
          personne.
        </p>
        <Answers fileId={asked.fileId} />
      </section>
    </Page>
  );
}

/** The two answers to a company's request. */
export function Answers({ fileId }: { fileId: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const path = { fileId };
  const then = () => queries.invalidateQueries();
  return (
    <div className="buttons">
      <ActButton
        name={`accept-evaluation:${fileId}`}
        label="Accepter"
        look="button"
        send={(_, key) => api.post("/v1/files/{fileId}/evaluation-acceptance", { path, key })}
        done="Vous évaluez ce candidat."
        then={then}
      />
      <ActButton
        name={`decline-evaluation:${fileId}`}
        label="Décliner"
        look="button soft"
        says="L’entreprise en sera avertie et désignera une autre personne."
        send={(_, key) => api.post("/v1/files/{fileId}/evaluation-refusal", { path, key })}
        done="Vous avez décliné : l’entreprise en est avertie."
        then={then}
      />
    </div>
  );
}
