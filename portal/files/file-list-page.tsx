import { Link } from "@tanstack/react-router";
import { Evaluations } from "../evaluator/evaluations.tsx";
import { capital } from "../oemm/names.ts";
import { useAccount } from "../shell/account.ts";
import { useRole } from "../shell/by-role.tsx";
import { dayOf } from "../shell/dates.ts";
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
  const title = role === "company" ? "Salariés" : "Dossiers";
  return (
    <>
      <title>{`${title} – Certifications de la Mutualité`}</title>
      <h1>{title}</h1>
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
              <span>{capital(labelled("File.state", file.state))}</span>
              {role === "company" ? <Along file={file} /> : null}
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

/** Of an employee's file, since when they are enrolled or heard of, and what is due by when. */
function Along({ file }: { file: { id: string; enrolledOn?: string; submittedAt?: string } }) {
  const labelled = useLabels();
  const due = itemsOf(useList("/v1/deadlines", { query: { limit: 100 } })).find(
    ({ about }) => about.kind === "file" && about.id === file.id,
  );
  const since =
    file.submittedAt !== undefined
      ? `Transmis au jury le ${dayOf(file.submittedAt)}`
      : file.enrolledOn !== undefined
        ? `Inscrit(e) le ${dayOf(file.enrolledOn)}`
        : "Inscription à compléter";
  return (
    <>
      <span className="quiet">{since}</span>
      {due === undefined ? null : (
        <span>
          {capital(labelled("Deadline.kind", due.kind))} : avant la fin du{" "}
          <time dateTime={due.lastDay}>{dayOf(due.lastDay)}</time>
        </span>
      )}
    </>
  );
}
