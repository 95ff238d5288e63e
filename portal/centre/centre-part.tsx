import { Link } from "@tanstack/react-router";
import { ActButton } from "../acts/act-button.tsx";
import { Line } from "../acts/line.tsx";
import { useApi } from "../api.ts";
import { allows, type FilePart, type TrainingFile } from "../files/file.ts";
import { proposeAgreement } from "../made/bodies/proposeAgreement.ts";
import { ruleOnAdmissibility } from "../made/bodies/ruleOnAdmissibility.ts";
import { useCapacity } from "../shell/account.ts";
import { counted } from "../shell/counted.ts";
import { dayOf } from "../shell/dates.ts";

/** What the chosen centre does on a VAE file: the interview, the experience, the ruling, the agreement. */
export function CentrePart({ file, etag }: FilePart) {
  const api = useApi();
  const path = { fileId: file.id };
  return (
    <section className="card now" aria-labelledby="centre">
      <h2 id="centre">La part du centre</h2>
      <ul className="lines acts">
        <li>
          <div>
            <strong>Entretien d’accueil</strong>
            <p className="quiet">
              {file.interview === undefined
                ? "À tenir avec le candidat"
                : `Tenu le ${dayOf(file.interview.heldOn)}`}
            </p>
          </div>
          {allows(file, "record-interview") ? (
            <Link
              className={file.interview === undefined ? "button small" : "button soft small"}
              to="/files/$fileId/interview"
              params={path}
            >
              {file.interview === undefined ? "Tenir l’entretien" : "Reprendre l’entretien"}
            </Link>
          ) : null}
        </li>
        {file.path === "vae" ? (
          <>
            <li>
              <div>
                <strong>Expérience</strong>
                <p className="quiet">
                  {counted(file.experience.days, "jour retenu", "jours retenus")}
                  {file.experience.requiredDays === 0
                    ? ""
                    : ` ; il en faut ${count.format(file.experience.requiredDays)}`}
                </p>
              </div>
              {allows(file, "record-experience") ? (
                <Link
                  className={
                    file.interview !== undefined && file.experience.days === 0
                      ? "button small"
                      : "button soft small"
                  }
                  to="/files/$fileId/experience"
                  params={path}
                >
                  Examiner l’expérience
                </Link>
              ) : null}
            </li>
            <li>
              <div>
                <strong>Recevabilité</strong>
                {file.admissibility === undefined ? (
                  <p className="quiet">À rendre après l’entretien et l’examen de l’expérience</p>
                ) : (
                  <p className="quiet">
                    {file.admissibility.decision === "admissible" ? "Recevable" : "Non recevable"}, le{" "}
                    {dayOf(file.admissibility.decidedOn)}
                    {file.admissibility.decision === "not-admissible"
                      ? ` : ${file.admissibility.motive}`
                      : null}
                  </p>
                )}
              </div>
              {allows(file, "rule-on-admissibility") ? (
                <ActButton
                  name={`admissibility:${file.id}`}
                  label="Statuer sur la recevabilité"
                  look={file.experience.days > 0 ? "button small" : "button soft small"}
                  says="Le candidat reçoit votre décision par courriel."
                  body={ruleOnAdmissibility}
                  send={(body, key) => api.post("/v1/files/{fileId}/admissibility", { path, body, key })}
                  done="La décision est enregistrée."
                />
              ) : null}
            </li>
            <li>
              <div>
                <strong>Convention d’accompagnement</strong>
                <p className="quiet">{agreementSays(file.agreement)}</p>
              </div>
              {allows(file, "propose-agreement") ? (
                <ActButton
                  name={`agreement:${file.id}`}
                  label={file.agreement === undefined ? "Proposer une convention" : "Modifier la proposition"}
                  body={proposeAgreement}
                  initial={file.agreement?.terms}
                  send={(body) =>
                    api.put("/v1/files/{fileId}/accompaniment-agreement", { path, body, ifMatch: etag })
                  }
                  done="La convention est proposée au candidat."
                />
              ) : null}
            </li>
          </>
        ) : (
          <Modules file={file} />
        )}
      </ul>
    </section>
  );
}

const count = new Intl.NumberFormat("fr-FR");

/** The modules that the centre delivers, each with its assessment. */
function Modules({ file }: { file: TrainingFile }) {
  const centreId = useCapacity()?.actingAs;
  const delivered = file.individualPath?.modules.filter((module) => module.centreId === centreId) ?? [];
  if (delivered.length === 0) return <Line title="Modules" says="Aucun ne vous est confié pour l’instant." />;
  return delivered.map(({ code, title, startsOn, endsOn }) => {
    const given = file.trainingBooklet.find(({ moduleCode }) => moduleCode === code);
    return (
      <Line
        key={code}
        title={title}
        says={
          given === undefined
            ? startsOn === endsOn
              ? `Le ${dayOf(startsOn)}`
              : `Du ${dayOf(startsOn)} au ${dayOf(endsOn)}`
            : `Évalué le ${dayOf(given.assessedOn)}`
        }
      >
        {allows(file, "assess-module") ? (
          <Link
            className={given === undefined ? "button small" : "button soft small"}
            to="/files/$fileId/modules/$moduleCode"
            params={{ fileId: file.id, moduleCode: code }}
          >
            {given === undefined ? "Évaluer" : "Reprendre l’évaluation"}
          </Link>
        ) : null}
      </Line>
    );
  });
}

function agreementSays(
  agreement: { signedByCentreOn: string; signedByCandidateOn?: string | undefined } | undefined,
): string {
  if (agreement === undefined) return "Aucune n’est proposée.";
  if (agreement.signedByCandidateOn === undefined)
    return `Proposée le ${dayOf(agreement.signedByCentreOn)} ; le candidat doit la signer.`;
  return `Signée le ${dayOf(agreement.signedByCandidateOn)}.`;
}
