import { Link } from "@tanstack/react-router";
import { Evaluations } from "../evaluator/evaluations.tsx";
import { useAccount } from "../shell/account.ts";
import { useRole } from "../shell/by-role.tsx";
import { Failure } from "../shell/failure.tsx";
import { useLabels } from "../shell/labels.ts";
import { itemsOf, More, useList } from "../shell/list.tsx";

const none = <p>Aucun dossier ne vous concerne pour l’instant.</p>;

/** The files that a person follows, in the capacity that they chose. */
export function FileListPage() {
  const labelled = useLabels();
  const role = useRole();
  const waiting = useAccount().invitations.length;
  const files = useList("/v1/files", {});
  if (files.isPending) return <p className="quiet">Un instant…</p>;
  if (files.isError) return <Failure error={files.error} again={files.refetch} />;
  const found = itemsOf(files);
  return (
    <>
      <title>Dossiers – Certifications de la Mutualité</title>
      <h1>Dossiers</h1>
      {waiting === 0 ? null : (
        <p className="card">
          <Link to="/account">Vous êtes invité(e) : répondez dans votre compte.</Link>
        </p>
      )}
      {found.length === 0 && role !== "candidate" ? none : null}
      <ul className="cards">
        {found.map((file) => (
          <li key={file.id}>
            <Link className="card" to="/files/$fileId" params={{ fileId: file.id }}>
              <strong>{file.candidateName}</strong>
              <span className="quiet">
                {file.certification} · {file.path === "vae" ? "VAE" : "formation"}
              </span>
              <span>{labelled("File.state", file.state)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {role === "candidate" ? <Evaluations otherwise={found.length === 0 ? none : null} /> : null}
      {role === "candidate" ? (
        <p>
          <Link className={found.length === 0 ? "button" : "button soft"} to="/enrol">
            S’inscrire par la VAE
          </Link>
        </p>
      ) : null}
      <More of={files} />
    </>
  );
}
