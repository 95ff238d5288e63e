import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { useApi } from "../../api.ts";
import { announce } from "../../shell/announce.tsx";
import { counted } from "../../shell/counted.ts";
import { Page } from "../../shell/page.tsx";
import { Refused } from "../../shell/refused.tsx";

type Report = ReplyOf<"/v1/imports/past/preview", "post">;

/** The taking over of decisions from before the system: a list is checked line by line, then taken over. */
export function PastPage() {
  const api = useApi();
  const [chosen, setChosen] = useState<{ name: string; text: string; key: string }>();
  const [report, setReport] = useState<Report>();
  const [isTaken, setTaken] = useState(false);
  const [error, setError] = useState<Error>();
  const [isSending, setSending] = useState(false);
  const attempt = async (doing: () => Promise<unknown>) => {
    setSending(true);
    setError(undefined);
    try {
      await doing();
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setSending(false);
    }
  };
  const choose = (file: File | undefined) =>
    attempt(async () => {
      if (file === undefined) return;
      const text = await file.text();
      setTaken(false);
      setReport(undefined);
      setChosen({ name: file.name, text, key: crypto.randomUUID() });
      await check(text);
    });
  const check = (text: string) =>
    attempt(async () => {
      const { body } = await api.post("/v1/imports/past/preview", { body: text, contentType: "text/csv" });
      setReport(body);
      announce(`${counted(body.ready, "ligne prête", "lignes prêtes")}, ${body.refused} à corriger.`);
    });
  const takeOver = () =>
    attempt(async () => {
      if (chosen === undefined) return;
      const { text, key } = chosen;
      const { body } = await api.post("/v1/imports/past", { body: text, contentType: "text/csv", key });
      setReport(body);
      setTaken(true);
      announce(`${counted(body.ready, "décision reprise", "décisions reprises")}.`);
    });
  return (
    <Page title="Reprise du passé">
      <p>
        Les décisions antérieures au système se reprennent d’un tableau (CSV), une ligne par décision.{" "}
        <a href="/api/v1/imports/past/template" download>
          Télécharger le modèle
        </a>
      </p>
      <p className="quiet">Chaque ligne est d’abord vérifiée, sans rien enregistrer.</p>
      <Refused
        error={error}
        again={chosen === undefined || report !== undefined ? undefined : () => check(chosen.text)}
      />
      <div className="buttons acts">
        <FileTrigger acceptedFileTypes={[".csv", "text/csv"]} onSelect={(files) => choose(files?.[0])}>
          <Button className={report === undefined ? "button" : "button soft"} isPending={isSending}>
            {chosen === undefined ? "Choisir la liste" : "Choisir une autre liste"}
          </Button>
        </FileTrigger>
        {report === undefined || isTaken || report.ready === 0 ? null : (
          <Button className="button" onPress={takeOver} isPending={isSending}>
            Reprendre {counted(report.ready, "décision", "décisions")}
          </Button>
        )}
      </div>
      {report === undefined || chosen === undefined ? null : (
        <Lines report={report} name={chosen.name} isTaken={isTaken} />
      )}
    </Page>
  );
}

function Lines({ report, name, isTaken }: { report: Report; name: string; isTaken: boolean }) {
  return (
    <section className="card scroll" aria-labelledby="lines">
      <h2 id="lines">{name}</h2>
      <p>
        <span className="chip ok">
          {isTaken ? counted(report.ready, "reprise", "reprises") : counted(report.ready, "prête", "prêtes")}
        </span>{" "}
        {report.refused === 0 ? null : <span className="chip no">{report.refused} à corriger</span>}
      </p>
      <table className="by-line">
        <caption className="hidden">Lignes de la liste</caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Titulaire</th>
            <th scope="col">Numéro</th>
            <th scope="col">Ce qui est à corriger</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map(({ line, holderName, number, faults, fileId }) => (
            <tr key={line}>
              <td data-of="Ligne">{line}</td>
              <th scope="row">
                {fileId === undefined ? (
                  holderName
                ) : (
                  <Link to="/files/$fileId" params={{ fileId }}>
                    {holderName}
                  </Link>
                )}
              </th>
              <td>{number}</td>
              <td>
                {faults.length === 0 ? (
                  <span className="quiet">rien</span>
                ) : (
                  faults.map(({ column, message }) => (
                    <p key={`${column} ${message}`} className="fault">
                      {message}
                    </p>
                  ))
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
