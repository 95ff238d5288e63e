import { Link } from "@tanstack/react-router";
import { ActButton } from "../acts/act-button.tsx";
import { Line } from "../acts/line.tsx";
import { useApi } from "../api.ts";
import { useApprovedCentres } from "../files/approved-centres.ts";
import { allows, type FilePart, type TrainingFile } from "../files/file.ts";
import { ProgressLine } from "../files/progress-line.tsx";
import { TrainingCard } from "../files/training-card.tsx";
import { nameEvaluators } from "../made/bodies/nameEvaluators.ts";
import { capital } from "../shell/capital.ts";
import { counted } from "../shell/counted.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";

/** What the company does on its employee's file: enrolment, path, evaluators, progress, submission. */
export function CompanyPart({ file, etag }: FilePart) {
  return (
    <>
      <section className="card now" aria-labelledby="company">
        <h2 id="company">La part de l’entreprise</h2>
        <ul className="lines acts">
          {file.path === "training" ? <Training file={file} etag={etag} /> : null}
          <Common file={file} etag={etag} />
        </ul>
      </section>
      {file.path === "training" ? <TrainingCard file={file} title="Où en est la formation" /> : null}
    </>
  );
}

function Training({ file, etag }: FilePart<TrainingFile>) {
  const api = useApi();
  const labelled = useLabels();
  const path = { fileId: file.id };
  const { individualPath, interview, evaluators, acceptance } = file;
  const first = firstOf(file);
  const lookOf = (step: Step) => (step === first ? "button small" : "button soft small");
  return (
    <>
      <Line title="Inscription" says={acceptance === undefined ? undefined : capital(acceptance.stateLabel)}>
        <div className="buttons">
          {allows(file, "describe-enrolment") ? (
            <Link className="button soft small" to="/files/$fileId/enrolment" params={path}>
              {acceptance?.state === "declined" ? "Corriger, et redemander" : "Compléter"}
            </Link>
          ) : null}
          {allows(file, "register") && file.readiness.ready ? (
            <ActButton
              name={`register:${file.id}`}
              label="Enregistrer l’inscription"
              look="button small"
              says="L’inscription prend date : le délai avant un premier jury commence."
              send={(_, key) => api.post("/v1/files/{fileId}/registration", { path, key })}
              done="L’inscription est enregistrée."
            />
          ) : null}
        </div>
      </Line>
      <Line title="Pièces de l’inscription" says={piecesSay(file)}>
        {allows(file, "upload-evidence") ? (
          <Link className={lookOf("pieces")} to="/files/$fileId/evidence" params={path}>
            Déposer les pièces
          </Link>
        ) : null}
      </Line>
      <Line
        title="Entretien d’accueil"
        says={interview === undefined ? "À tenir avec le salarié" : `Tenu le ${dayOf(interview.heldOn)}`}
      >
        {allows(file, "record-interview") ? (
          <Link className={lookOf("interview")} to="/files/$fileId/interview" params={path}>
            {interview === undefined ? "Tenir l’entretien" : "Reprendre l’entretien"}
          </Link>
        ) : null}
      </Line>
      <Line
        title="Parcours individualisé"
        says={
          individualPath === undefined
            ? "À définir"
            : `${counted(individualPath.modules.length, "module", "modules")}, ${individualPath.hours}\u00a0heures`
        }
      >
        {allows(file, "define-path") ? (
          <Link className={lookOf("path")} to="/files/$fileId/path" params={path}>
            {individualPath === undefined ? "Définir le parcours" : "Modifier le parcours"}
          </Link>
        ) : null}
      </Line>
      <Line
        title="Évaluateurs"
        says={
          evaluators.length === 0
            ? "Deux personnes de l’entreprise évaluent le salarié."
            : evaluators.map(({ name, role, answer }) => (
                <span key={`${role} ${name}`} className="on-own-line">
                  {[
                    name,
                    labelled("File.evaluators.role", role),
                    answer === undefined ? "" : labelled("File.evaluators.answer", answer),
                  ]
                    .filter((said) => said !== "")
                    .join(", ")}
                </span>
              ))
        }
      >
        {allows(file, "name-evaluators") ? (
          <ActButton
            name={`evaluators:${file.id}`}
            look={lookOf("evaluators")}
            label={evaluators.length === 0 ? "Désigner les évaluateurs" : "Changer les évaluateurs"}
            says="Chacun reçoit un courriel, et évalue depuis son propre espace."
            body={nameEvaluators}
            initial={{
              evaluators: evaluators.map(({ role, name, email = "" }) => ({ role, name, email })),
            }}
            send={(body) => api.put("/v1/files/{fileId}/evaluators", { path, body, ifMatch: etag })}
            done="Les évaluateurs sont désignés."
          />
        ) : null}
      </Line>
      <ProgressLine file={file} />
    </>
  );
}

type Step = "interview" | "path" | "pieces" | "evaluators";

/** What the company does next, of what it may do; undefined where nothing of it waits. */
function firstOf(file: TrainingFile): Step | undefined {
  if (file.interview === undefined) return allows(file, "record-interview") ? "interview" : undefined;
  if (file.individualPath === undefined) return allows(file, "define-path") ? "path" : undefined;
  if (file.evidence.length === 0) return allows(file, "upload-evidence") ? "pieces" : undefined;
  return file.evaluators.length === 0 && allows(file, "name-evaluators") ? "evaluators" : undefined;
}

/** What was deposited so far, and what of it still waits. */
function piecesSay({ evidence }: TrainingFile): string {
  const accepted = evidence.filter(({ state }) => state === "accepted").length;
  const waiting = evidence.filter(({ state }) => state === "requested").length;
  if (accepted + waiting === 0) return "Aucune n’est déposée.";
  return `${counted(accepted, "pièce acceptée", "pièces acceptées")}${waiting === 0 ? "" : `, ${waiting}\u00a0en vérification`}`;
}

function Common({ file, etag }: FilePart) {
  const api = useApi();
  const path = { fileId: file.id };
  const { certification, centreId } = file;
  const centres = useApprovedCentres(certification, file.path === "vae" ? "vae" : "training");
  const centre = centres.find(({ value }) => value === centreId)?.label;
  return (
    <>
      {allows(file, "choose-centre") ? (
        <Line title={file.path === "vae" ? "Centre" : "Centre de formation"} says={centre}>
          <Link className="button soft small" to="/files/$fileId/centre" params={path}>
            {file.centreId === undefined ? "Choisir un centre" : "Changer de centre"}
          </Link>
        </Line>
      ) : null}
      {allows(file, "submit") && file.readiness.ready ? (
        <Line title="Dépôt du dossier" says="Le dossier est complet.">
          <ActButton
            name={`submit:${file.id}`}
            label="Déposer le dossier"
            look="button small"
            says="Une fois déposé, le dossier ne change plus : il attend un jury."
            send={(_, key) => api.post("/v1/files/{fileId}/submission", { path, key })}
            done="Le dossier est déposé."
          />
        </Line>
      ) : null}
      {allows(file, "resume") ? (
        <Line title="Reprise" says="Le candidat a des domaines à présenter de nouveau.">
          <ActButton
            name={`resume:${file.id}`}
            label="Reprendre"
            says="Le dossier se rouvre pour les domaines qui restent à présenter."
            send={(_, key) => api.post("/v1/files/{fileId}/resumption", { path, key })}
            done="Le dossier est repris."
          />
        </Line>
      ) : null}
      {allows(file, "withdraw") ? (
        <Line title="Abandon">
          <Withdraw file={file} etag={etag} />
        </Line>
      ) : null}
    </>
  );
}

function Withdraw({ file }: FilePart) {
  const api = useApi();
  return (
    <ActButton
      name={`withdraw:${file.id}`}
      label="Abandonner la candidature"
      look="button brick small"
      says="La candidature prend fin. L’OEMM et le centre en sont avertis."
      send={(_, key) => api.post("/v1/files/{fileId}/withdrawal", { path: { fileId: file.id }, key })}
      done="La candidature est abandonnée."
    />
  );
}
