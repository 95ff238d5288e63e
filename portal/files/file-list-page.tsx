import { Link } from "@tanstack/react-router";
import { Evaluations } from "../evaluator/evaluations.tsx";
import { useAccount } from "../shell/account.ts";
import { useRole } from "../shell/by-role.tsx";
import { Coming } from "../shell/coming.tsx";
import { Failure } from "../shell/failure.tsx";
import { useLabels } from "../shell/labels.ts";
import { itemsOf, More, useList } from "../shell/list.tsx";
import { FollowedFiles } from "./followed-files.tsx";

const titles: Readonly<Partial<Record<string, string>>> = { company: "Salariés", centre: "Candidats" };

/** The files that a person follows, in the capacity that they chose. */
export function FileListPage() {
  const role = useRole();
  const waiting = useAccount().invitations.length;
  const title = titles[role] ?? "Dossiers";
  return (
    <>
      <title>{`${title} – Certifications de la Mutualité`}</title>
      <h1>{title}</h1>
      {waiting === 0 ? null : (
        <p className="card">
          <Link to="/account">Vous êtes invité(e) : répondez dans votre compte.</Link>
        </p>
      )}
      {role === "company" || role === "centre" ? <FollowedFiles role={role} /> : <OwnFiles />}
    </>
  );
}

/** A person's own files, and those of whom they evaluate. */
function OwnFiles() {
  const labelled = useLabels();
  const files = useList("/v1/files", {});
  if (files.isPending) return <Coming />;
  if (files.isError) return <Failure error={files.error} again={files.refetch} />;
  const found = itemsOf(files);
  const none = <p>Aucun dossier ne vous concerne pour l’instant.</p>;
  return (
    <>
      <ul className="cards">
        {found.map(({ id, candidateName, certification, path, state }) => (
          <li key={id}>
            <Link className="card" to="/files/$fileId" params={{ fileId: id }}>
              <strong>{candidateName}</strong>
              <span className="quiet">
                {labelled("File.certification", certification)} · {path === "vae" ? "VAE" : "formation"}
              </span>
              <span>
                <span className="chip">{labelled("File.state", state)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Evaluations otherwise={found.length === 0 ? none : null} />
      <p>
        <Link className={found.length === 0 ? "button" : "button soft"} to="/enrol">
          S’inscrire par la VAE
        </Link>
      </p>
      <More of={files} />
    </>
  );
}
