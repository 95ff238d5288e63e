import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useApi } from "../api.ts";
import { dayOf } from "../shell/dates.ts";
import { Failure } from "../shell/failure.tsx";

type CandidateFile = ReplyOf<"/v1/files/{fileId}", "get">;

/** A file: where it is, what is missing, and by when. */
export function FilePage() {
  const { fileId } = useParams({ from: "/files/$fileId" });
  const api = useApi();
  const file = useQuery({
    queryKey: ["files", fileId],
    queryFn: async () => (await api.get("/v1/files/{fileId}", { path: { fileId } })).body,
  });
  if (file.isPending) return <p className="quiet">Un instant…</p>;
  if (file.isError) return <Failure error={file.error} again={file.refetch} />;
  return <Shown file={file.data} />;
}

function Shown({ file }: { file: CandidateFile }) {
  const { candidateName, certification, path, stateLabel, readiness, deadlines } = file;
  const certificationName = useCertificationName(certification);
  return (
    <>
      <title>{`${candidateName} – Certifications de la Mutualité`}</title>
      <p className="quiet">
        {path === "vae" ? "VAE" : "Formation"} · {certificationName ?? certification}
      </p>
      <h1>{candidateName}</h1>
      <p>
        <span className="chip">{stateLabel}</span>
      </p>
      <div className="columns">
        <section className="card" aria-labelledby="missing">
          <h2 id="missing">{readiness.ready ? "Rien ne manque" : "Ce qui manque"}</h2>
          {readiness.ready ? (
            <p>Le dossier est complet pour sa prochaine étape.</p>
          ) : (
            <ul className="lines">
              {readiness.missing.map(({ item, message }) => (
                <li key={`${item} ${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </section>
        <section className="card" aria-labelledby="deadlines">
          <h2 id="deadlines">Échéances</h2>
          {deadlines.length === 0 ? (
            <p>Aucune échéance.</p>
          ) : (
            <ul className="lines">
              {deadlines.map(({ kind, lastDay, stateLabel: label }) => (
                <li key={`${kind} ${lastDay}`}>
                  <time dateTime={lastDay}>{dayOf(lastDay)}</time> <span className="quiet">{label}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}

function useCertificationName(code: CandidateFile["certification"]): string | undefined {
  const api = useApi();
  const found = useQuery({
    queryKey: ["certifications", code],
    queryFn: async () => (await api.get("/v1/certifications/{code}", { path: { code } })).body,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return found.data?.name;
}
