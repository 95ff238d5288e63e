import { Link } from "@tanstack/react-router";
import { Evaluations } from "../evaluator/evaluations.tsx";
import { useAccount } from "../shell/account.ts";
import { Coming } from "../shell/coming.tsx";
import { Failure } from "../shell/failure.tsx";
import { itemsOf, More, useList } from "../shell/list.tsx";
import { FileCard } from "./file-card.tsx";

/** A person's own files, and those of whom they evaluate. */
export function OwnFiles() {
  const { evaluations } = useAccount();
  const files = useList("/v1/files", {});
  if (files.isPending) return <Coming />;
  if (files.isError) return <Failure error={files.error} again={files.refetch} />;
  const found = itemsOf(files);
  const none = (
    <div className="card after-card">
      <p>Aucun dossier ne vous concerne pour l’instant.</p>
      <p>
        Vous avez l’expérience d’un métier de la Mutualité ? La validation des acquis de l’expérience (VAE) la
        fait reconnaître par un certificat. Inscrivez-vous en quelques questions : vos réponses sont gardées.
      </p>
      <p className="quiet">Votre entreprise vous inscrit à une formation ? Elle vous écrit par courriel.</p>
    </div>
  );
  return (
    <>
      {found.length === 0 ? null : (
        <ul className="cards">
          {found.map((file) => (
            <li key={file.id}>
              <FileCard file={file} />
            </li>
          ))}
        </ul>
      )}
      <Evaluations otherwise={found.length === 0 ? none : null} />
      <p>
        <Link
          className={found.length === 0 && evaluations.length === 0 ? "button" : "button soft"}
          to="/enrol"
        >
          S’inscrire par la VAE
        </Link>
      </p>
      <More of={files} />
    </>
  );
}
