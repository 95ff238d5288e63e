import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { counted } from "../shell/counted.ts";
import { Refused } from "../shell/refused.tsx";
import { useActOnFile } from "./act-on-file.ts";
import { useGrid } from "./around-file.ts";
import { SubPage } from "./sub-page.tsx";

/** A last look at all that goes to the jury, and submitting it (R-VAE-8). */
export function SubmissionPage() {
  return <SubPage title="Vérifiez, puis déposez">{(file) => <Check file={file} />}</SubPage>;
}

function Check({ file }: { file: CandidateFile }) {
  const api = useApi();
  const grid = useGrid(file.id);
  const submitting = useActOnFile(file.id, "Votre dossier est déposé.", () =>
    api.post("/v1/files/{fileId}/submission", { path: { fileId: file.id }, body: {}, ifMatch: tagOf(file) }),
  );
  if (file.path === "training") return <p>Votre entreprise transmet le dossier de formation au jury.</p>;
  const accepted = file.evidence.filter(({ state }) => state === "accepted");
  return (
    <>
      <dl className="card check">
        <Line title="Votre livret" to="/files/$fileId/booklet" fileId={file.id}>
          {counted(file.answers.length, "domaine décrit", "domaines décrits")} sur{" "}
          {grid?.domains.length ?? "…"}
        </Line>
        <Line title="Vos postes" to="/files/$fileId/positions" fileId={file.id}>
          {file.positions.length === 0
            ? "Aucun poste"
            : file.positions.map(({ title, employer }) => `${title}, ${employer}`).join(" ; ")}
        </Line>
        <Line title="Vos pièces" to="/files/$fileId/evidence" fileId={file.id}>
          {accepted.length === 0 ? "Aucune pièce acceptée" : accepted.map(({ title }) => title).join(" ; ")}
        </Line>
      </dl>
      {file.allowedCommands.includes("submit") ? null : <p>Votre dossier est {file.stateLabel}.</p>}
      {file.allowedCommands.includes("submit") && !file.readiness.ready ? (
        <section className="card now" aria-labelledby="still">
          <h2 id="still">Il manque encore</h2>
          <ul>
            {file.readiness.missing.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {file.allowedCommands.includes("submit") && file.readiness.ready ? (
        <section className="card now" aria-labelledby="submit">
          <h2 id="submit">Déposer le dossier</h2>
          <p>
            Une fois déposé, votre dossier n’est plus modifiable : il est transmis au jury. Seul l’OEMM peut
            le rouvrir.
          </p>
          <Refused error={submitting.error} />
          <Button className="button" isPending={submitting.isPending} onPress={() => submitting.mutate()}>
            Déposer mon dossier
          </Button>
        </section>
      ) : null}
    </>
  );
}

function Line(props: {
  title: string;
  to: "/files/$fileId/booklet" | "/files/$fileId/positions" | "/files/$fileId/evidence";
  fileId: string;
  children: React.ReactNode;
}) {
  const { title, to, fileId, children } = props;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
      <dd>
        <Link to={to} params={{ fileId }} aria-label={`Modifier : ${title}`}>
          Modifier
        </Link>
      </dd>
    </div>
  );
}
