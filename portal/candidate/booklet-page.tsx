import { Link } from "@tanstack/react-router";
import type { CandidateFile, VaeFile } from "../files/file.ts";
import { counted } from "../shell/counted.ts";
import { dayOf } from "../shell/dates.ts";
import { Read } from "../shell/read.tsx";
import { useReadGrid } from "./around-file.ts";
import { SubPage } from "./sub-page.tsx";

/** The VAE booklet: its domains, and how far each is. */
export function BookletPage() {
  return (
    <SubPage title="Votre livret VAE">
      {(file) => (file.path === "vae" ? <Domains file={file} /> : <NoBooklet />)}
    </SubPage>
  );
}

/** What is shown of a booklet on the training path, which has none. */
export function NoBooklet() {
  return <p>Le livret VAE n’existe que sur le parcours de la VAE.</p>;
}

function Domains({ file }: { file: VaeFile }) {
  return (
    <Read of={useReadGrid(file.id)}>
      {({ body: { domains } }) => <ListedDomains file={file} domains={domains} />}
    </Read>
  );
}

type GridDomain = NonNullable<ReturnType<typeof useReadGrid>["data"]>["body"]["domains"][number];

function ListedDomains({ file, domains }: { file: VaeFile; domains: readonly GridDomain[] }) {
  const answers = new Map(file.answers.map((answer) => [answer.domainCode, answer]));
  return (
    <>
      <p className="lead">
        Pour chaque domaine, racontez ce que vous avez fait, avec des exemples précis. Votre texte
        s’enregistre tout seul.
      </p>
      <p>
        <progress
          max={Math.max(domains.length, 1)}
          value={answers.size}
          aria-label={`${counted(answers.size, "domaine", "domaines")} sur ${domains.length}`}
        />
        <span className="quiet">
          {counted(answers.size, "domaine décrit", "domaines décrits")} sur {domains.length}
        </span>
      </p>
      <ol className="tasks card">
        {domains.map(({ code, title, number }) => {
          const answer = answers.get(code);
          return (
            <li key={code}>
              <span>
                <Link to="/files/$fileId/booklet/$domainCode" params={{ fileId: file.id, domainCode: code }}>
                  {number}. {title}
                </Link>
                <span className="quiet more">{said(file, code, answer)}</span>
              </span>
              <span className={answer === undefined ? "chip wait" : "chip ok"}>
                {answer === undefined ? "à décrire" : "décrit"}
              </span>
            </li>
          );
        })}
      </ol>
      <p>
        <Link to="/files/$fileId/positions" params={{ fileId: file.id }}>
          Vos postes et votre expérience
        </Link>
      </p>
    </>
  );
}

function said(file: CandidateFile, code: string, answer: VaeFile["answers"][number] | undefined): string {
  const pieces = file.evidence.filter(
    ({ domains, state }) => domains.includes(code) && state === "accepted",
  ).length;
  const proof = pieces === 0 ? "aucune pièce" : counted(pieces, "pièce", "pièces");
  if (answer === undefined) return proof;
  const examples = counted(answer.examples.length, "exemple", "exemples");
  return `${examples}, ${proof} · modifié le ${dayOf(answer.updatedAt)}`;
}
