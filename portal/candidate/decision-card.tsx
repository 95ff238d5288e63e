import { Button } from "react-aria-components";
import { ActButton } from "../acts/act-button.tsx";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { useCertification, useDocuments, useDownload } from "./around-file.ts";
import { lastSheet } from "./way.ts";

const looks: Readonly<Record<string, string>> = { "not-acquired": "chip wait" };

/** What the jury decided, domain by domain, what it advises, and going on (R-JURY-8 to R-JURY-11). */
export function DecisionCard({ file }: { file: CandidateFile }) {
  const api = useApi();
  const labelled = useLabels();
  const certification = useCertification(file.certification);
  const sheet = lastSheet(file);
  if (sheet === undefined) return null;
  const titles = new Map(certification?.domains.map(({ code, title }) => [code, title]));
  const number = file.validation?.certificateNumber;
  return (
    <section className="card" aria-labelledby="decision">
      <h2 id="decision">La décision du jury</h2>
      <p>
        Le <time dateTime={sheet.decidedOn}>{dayOf(sheet.decidedOn)}</time>, fiche{" "}
        <span className="whole">{sheet.number}</span> : validation{" "}
        <b>{labelled("DecisionSheet.validation", sheet.validation)}</b>
        {sheet.corrects === undefined ? "." : `, qui rectifie la fiche ${sheet.corrects.number}.`}
      </p>
      {number === undefined ? null : <Certificate fileId={file.id} number={number} />}
      <ul className="lines">
        {sheet.results.map(({ domainCode, result, validUntil }) => (
          <li key={domainCode} className="result">
            <span>
              {titles.get(domainCode) ?? domainCode}
              {validUntil === undefined ? null : (
                <span className="quiet more">valable jusqu’au {dayOf(validUntil)}</span>
              )}
            </span>
            <span className={looks[result] ?? "chip ok"}>
              {labelled("DecisionSheet.results.result", result)}
            </span>
          </li>
        ))}
      </ul>
      {sheet.recommendation === undefined ? null : (
        <>
          <h3>Ce que le jury vous conseille</h3>
          <p className="written">{sheet.recommendation}</p>
        </>
      )}
      {file.allowedCommands.includes("resume") && file.path === "training" ? (
        <p>
          Votre entreprise reprend votre dossier, pour les domaines qu’il vous reste à présenter ; ceux que
          vous avez acquis le restent.
        </p>
      ) : null}
      {file.allowedCommands.includes("resume") && file.path === "vae" ? (
        <ActButton
          label="Reprendre mon dossier"
          look="button"
          says="Votre dossier se rouvre pour les domaines qu’il vous reste à présenter ; ceux que vous avez acquis le restent."
          done="Votre dossier est rouvert."
          name={`resume:${file.id}`}
          send={(_, key) =>
            api.post("/v1/files/{fileId}/resumption", {
              path: { fileId: file.id },
              ifMatch: tagOf(file),
              key,
            })
          }
        />
      ) : null}
    </section>
  );
}

/** The certificate of who holds the CQP: to keep, to frame, to show. */
function Certificate({ fileId, number }: { fileId: string; number: string }) {
  const { download, failed } = useDownload(fileId);
  const printed = useDocuments(fileId).data?.body.items.find(({ kind }) => kind === "certificate");
  return (
    <>
      <p>
        Vous êtes titulaire du CQP, certificat <b className="whole">{number}</b>.{" "}
        <a href={`/api/verify/${encodeURIComponent(number)}`}>Le vérifier, comme le ferait un employeur</a>
      </p>
      {printed === undefined ? null : printed.state === "ready" ? (
        <div className="buttons">
          <Button className="button" onPress={() => download(printed)}>
            Télécharger mon certificat
          </Button>
        </div>
      ) : (
        <p className="quiet">Votre certificat est en cours d’impression : il sera ici dans un instant.</p>
      )}
      <p role="status">{failed ? "Le certificat n’a pas pu être ouvert. Réessayez." : ""}</p>
    </>
  );
}
