import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import type { CandidateFile } from "../files/file.ts";
import { Coming } from "../shell/coming.tsx";
import { dayOf } from "../shell/dates.ts";
import { Failure } from "../shell/failure.tsx";
import { telephone } from "../shell/telephone.ts";
import { type Centre, useDocuments, useDownload, useNames } from "./around-file.ts";

/** What stands beside a candidate's way: their centre, documents, deadlines, data. */
export function Aside({ file, centre }: { file: CandidateFile; centre: Centre | undefined }) {
  return (
    <aside className="stack" aria-label="Autour de votre dossier">
      <CentreCard file={file} centre={centre} />
      <DocumentsCard fileId={file.id} />
      <Deadlines file={file} />
      <section className="card off-paper" aria-labelledby="data">
        <h3 id="data">Vos données</h3>
        <ul className="plain">
          <li>
            <Link to="/files/$fileId/readings" params={{ fileId: file.id }}>
              Qui a lu mon dossier
            </Link>
          </li>
          <li>
            <Link to="/files/$fileId/contact" params={{ fileId: file.id }}>
              Mes coordonnées
            </Link>
          </li>
          <li>
            <Link to="/account">Mon compte et mes données</Link>
          </li>
          {file.allowedCommands.includes("withdraw") ? (
            <li>
              <Link to="/files/$fileId/withdrawal" params={{ fileId: file.id }}>
                Abandonner ma candidature
              </Link>
            </li>
          ) : null}
        </ul>
      </section>
    </aside>
  );
}

function CentreCard({ file, centre }: { file: CandidateFile; centre: Centre | undefined }) {
  const mayChoose = file.path === "vae" && file.allowedCommands.includes("choose-centre");
  const signedOn = file.path === "vae" ? file.agreement?.signedByCandidateOn : undefined;
  const isEmpty = file.centreId === undefined || (centre === undefined && signedOn === undefined);
  if (isEmpty && !mayChoose) return null;
  return (
    <section className="card" aria-labelledby="centre">
      <h3 id="centre">Votre centre</h3>
      {file.centreId === undefined ? <p>Vous n’avez pas encore choisi de centre.</p> : null}
      {centre === undefined ? null : (
        <p>
          {centre.name}
          {centre.phone === undefined ? null : (
            <>
              <br />
              <a href={`tel:${centre.phone.replace(/\s/g, "")}`}>{telephone(centre.phone)}</a>
            </>
          )}
          <br />
          <a href={`mailto:${centre.email}`}>Écrire au centre</a>
        </p>
      )}
      {signedOn === undefined ? null : (
        <p className="quiet">
          <Link to="/files/$fileId/agreement" params={{ fileId: file.id }}>
            Convention d’accompagnement
          </Link>{" "}
          signée le {dayOf(signedOn)}.
        </p>
      )}
      {mayChoose ? (
        <p>
          <Link to="/files/$fileId/centre" params={{ fileId: file.id }}>
            {file.centreId === undefined ? "Choisir un centre" : "Changer de centre"}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

/** The documents of a file, each to be downloaded once it is printed. */
export function DocumentsCard({ fileId, isAlone = false }: { fileId: string; isAlone?: boolean }) {
  const read = useDocuments(fileId);
  const { download, failed } = useDownload(fileId);
  if (read.isError) return <Failure error={read.error} again={read.refetch} />;
  if (read.data === undefined) return isAlone ? <Coming /> : null;
  const documents = read.data.body.items;
  return (
    <section className="card" aria-label="Vos documents" id="documents-card">
      {/* Alone on its page, the page's title says it. */}
      {isAlone ? null : <h3>Vos documents</h3>}
      {documents.length === 0 ? (
        <p>
          Aucun document n’est encore prêt : votre livret, votre convocation, puis la décision du jury seront
          ici.
        </p>
      ) : (
        <ul className="plain">
          {documents.map((document) => (
            <li key={`${document.kind} ${document.reference}`}>
              {document.state === "ready" ? (
                <>
                  <Button className="linklike" onPress={() => download(document)}>
                    {document.kindLabel} (PDF)
                  </Button>
                  <span className="on-paper">{document.kindLabel}</span>
                </>
              ) : (
                <span className="quiet">{document.kindLabel} : en préparation</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p role="status">{failed ? "Le document n’a pas pu être ouvert. Réessayez." : ""}</p>
    </section>
  );
}

function Deadlines({ file: { deadlines } }: { file: CandidateFile }) {
  const kinds = useNames("Deadline.kind");
  if (deadlines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="deadlines">
      <h3 id="deadlines">Vos échéances</h3>
      <ul className="plain">
        {deadlines.map(({ kind, lastDay, state, stateLabel }) => (
          <li key={`${kind} ${lastDay}`}>
            <b>
              <time dateTime={lastDay}>{dayOf(lastDay)}</time>
            </b>
            <br />
            <span className="quiet">
              {kinds[kind] ?? ""}
              {state === "running" ? "" : `, ${stateLabel}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
