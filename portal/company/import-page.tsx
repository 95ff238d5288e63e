import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { useApi, useRead } from "../api.ts";
import { announce } from "../shell/announce.tsx";
import { counted } from "../shell/counted.ts";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import { Refused } from "../shell/refused.tsx";
import { ScrollingTable } from "../shell/scrolling-table.tsx";

type Certification = ReplyOf<"/v1/certifications", "get">["items"][number]["code"];
type Preview = ReplyOf<"/v1/imports/enrolments/preview", "post">;
type Report = ReplyOf<"/v1/imports/enrolments", "post">;

/** A list of employees, from a spreadsheet: checked line by line, and recorded once its reader has seen what would be. */
export function ImportPage() {
  const api = useApi();
  const [file, setFile] = useState<{ name: string; text: Blob; key: string }>();
  const [preview, setPreview] = useState<Preview>();
  const [report, setReport] = useState<Report>();
  const [error, setError] = useState<Error>();
  const [isSending, setSending] = useState(false);

  const trying = async (act: () => Promise<void>) => {
    setSending(true);
    setError(undefined);
    await act().catch(setError);
    setSending(false);
  };
  const choose = (chosen: File) =>
    trying(async () => {
      setReport(undefined);
      setPreview(undefined);
      const text = new Blob([await chosen.arrayBuffer()]);
      setFile({ name: chosen.name, text, key: crypto.randomUUID() });
      await check(text);
    });
  const check = (text: Blob) =>
    trying(async () => {
      const { body } = await api.post("/v1/imports/enrolments/preview", {
        body: text,
        contentType: "text/csv",
      });
      setPreview(body);
    });
  const record = () =>
    trying(async () => {
      if (file === undefined) return;
      const { body } = await api.post("/v1/imports/enrolments", {
        body: file.text,
        contentType: "text/csv",
        key: file.key,
      });
      setReport(body);
      announce(`${counted(body.created, "brouillon créé", "brouillons créés")}.`);
    });
  const lines = report?.lines ?? preview?.lines ?? [];
  return (
    <Page title="Importer une liste de salariés">
      <ol className="steps">
        <li>
          <h2>Remplir le modèle</h2>
          <p>
            Une ligne par salarié. Le modèle s’ouvre dans un tableur ; ses colonnes ne changent pas de nom.
          </p>
          <a className="button soft small" href="/api/v1/imports/enrolments/template" download>
            Télécharger le modèle (CSV)
          </a>
          <CentreCodes />
        </li>
        <li>
          <h2>Vérifier le fichier</h2>
          <p>Rien n’est enregistré à cette étape.</p>
          <FileTrigger
            acceptedFileTypes={[".csv", "text/csv"]}
            onSelect={(files) => {
              const [chosen] = files ?? [];
              if (chosen !== undefined) choose(chosen);
            }}
          >
            <Button className="button soft small" isPending={isSending}>
              Choisir le fichier
            </Button>
          </FileTrigger>
          {file === undefined ? null : <p className="quiet chosen">{file.name}</p>}
          {preview === undefined && file !== undefined ? (
            <Refused error={error} again={() => check(file.text)} />
          ) : null}
        </li>
        <li>
          <h2>Inscrire</h2>
          {preview === undefined ? null : <Refused error={error} />}
          {preview === undefined ? <p className="quiet">Une fois le fichier vérifié.</p> : null}
          {preview !== undefined && report === undefined ? (
            <>
              <p role="status">
                <strong>{counted(preview.ready, "ligne prête", "lignes prêtes")}</strong>,{" "}
                <strong>{preview.refused}</strong> à corriger.
              </p>
              {preview.refused === 0 ? null : (
                <p>
                  Corrigez le fichier et choisissez-le de nouveau, ou inscrivez déjà ceux dont la ligne est
                  prête.
                </p>
              )}
              <Button
                className="button"
                isPending={isSending}
                isDisabled={preview.ready === 0}
                onPress={record}
              >
                {preview.refused === 0
                  ? `Inscrire ${counted(preview.ready, "salarié", "salariés")}`
                  : `Inscrire ${counted(preview.ready, "salarié", "salariés")} sur ${preview.ready + preview.refused}`}
              </Button>
            </>
          ) : null}
          {report === undefined ? null : (
            <p role="status">
              <strong>{counted(report.created, "brouillon créé", "brouillons créés")}</strong>,{" "}
              <strong>{counted(report.refused, "ligne refusée", "lignes refusées")}</strong>.
            </p>
          )}
          {lines.length === 0 ? null : <Lines lines={lines} />}
        </li>
      </ol>
    </Page>
  );
}

/** What the column « centre » takes: the code of each centre that is approved for training, by certification. */
function CentreCodes() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Les codes des centres et des CQP, à recopier dans le fichier</summary>
      {isOpen ? <Codes /> : null}
    </details>
  );
}

function Codes() {
  const certifications = useRead("/v1/certifications", {}, { once: true });
  return (
    <Read of={certifications}>
      {({ body: { items } }) => (
        <dl className="codes">
          {items.map(({ code, name }) => (
            <CodesOf key={code} code={code} name={name} />
          ))}
        </dl>
      )}
    </Read>
  );
}

function CodesOf({ code, name }: { code: Certification; name: string }) {
  const read = useRead("/v1/certifications/{code}/approved-centres", {
    path: { code },
    query: { service: "training" },
  });
  const centres = read.data?.body.items;
  return (
    <>
      <dt>
        <b>{code}</b> {name}
      </dt>
      {centres?.length === 0 ? <dd className="quiet">Aucun centre n’est agréé pour la formation.</dd> : null}
      {centres?.map((centre) => (
        <dd key={centre.id}>
          <code>{centre.id}</code> {centre.name}, {centre.city}
        </dd>
      ))}
    </>
  );
}

function Lines({ lines }: { lines: (Preview["lines"][number] & { fileId?: string })[] }) {
  return (
    <ScrollingTable label="Lignes du fichier">
      <thead>
        <tr>
          <th scope="col">Ligne</th>
          <th scope="col">Salarié</th>
          <th scope="col">Résultat</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, candidateName, faults, fileId }) => (
          <tr key={line}>
            <td>{line}</td>
            <td>{candidateName}</td>
            <td>
              {faults.length === 0 ? (
                fileId === undefined ? (
                  "Prête"
                ) : (
                  <Link to="/files/$fileId" params={{ fileId }}>
                    Ouvrir le brouillon
                  </Link>
                )
              ) : (
                <ul className="faults">
                  {faults.map(({ column, message }) => (
                    <li key={`${column} ${message}`}>{message}</li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}
