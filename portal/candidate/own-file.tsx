import { Link } from "@tanstack/react-router";
import type { CandidateFile, Command } from "../files/file.ts";
import { TrainingCard } from "../files/training-card.tsx";
import { dayOf } from "../shell/dates.ts";
import { Page } from "../shell/page.tsx";
import { AppearanceCard, BeforeJury } from "./appearance-card.tsx";
import { useCentre, useCertification } from "./around-file.ts";
import { Aside } from "./aside.tsx";
import "./candidate.css";
import { counted } from "../shell/counted.ts";
import { DecisionCard } from "./decision-card.tsx";
import { leftInWords, missingLater, type ToDo, toDoOf } from "./to-do.ts";
import { lastSheet, type Step, wayOf } from "./way.ts";

/** A file as its candidate sees it: what to do now, what was done, what comes next. */
export function OwnFile({ file }: { file: CandidateFile }) {
  const certification = useCertification(file.certification);
  const centre = useCentre(file);
  const toDo = toDoOf(file);
  const later = missingLater(file);
  return (
    <Page
      name="Mon parcours"
      title={greeting(file)}
      above={
        <p className="quiet">
          <Link to="/">Dossiers</Link> › {file.path === "vae" ? "VAE" : "Formation"} · CQP{" "}
          {certification?.name ?? file.certification} <span className="chip">{file.stateLabel}</span>
        </p>
      }
    >
      <p className="lead hero">{sentence(file)}</p>
      <div className="own-file">
        <div className="stack">
          {file.addressFault === undefined ? null : (
            <section className="card warned" aria-labelledby="address">
              <h2 id="address">Nos courriels ne vous parviennent plus</h2>
              <p>{file.addressFault.reason}</p>
              <p>
                <Link to="/files/$fileId/contact" params={{ fileId: file.id }}>
                  Corriger mes coordonnées
                </Link>
              </p>
            </section>
          )}
          {file.allowedCommands.includes("unschedule") ? <AppearanceCard file={file} /> : null}
          {file.allowedCommands.includes("schedule") ? <BeforeJury fileId={file.id} /> : null}
          {file.decisionSheets.length > 0 ? <DecisionCard file={file} /> : null}
          <NotAdmitted file={file} />
          {isOver(file) && toDo.length === 0 ? null : <Now file={file} toDo={toDo} later={later} />}
          {file.path === "training" ? <TrainingCard file={file} title="Votre formation" /> : null}
          <Way file={file} centreName={centre?.name} />
        </div>
        <Aside file={file} centre={centre} />
      </div>
    </Page>
  );
}

/** R-VAE-3: why the centre did not admit the candidate, who may apply again. */
function NotAdmitted({ file }: { file: CandidateFile }) {
  if (file.path !== "vae" || file.admissibility?.decision !== "not-admissible") return null;
  const { decidedOn, motive } = file.admissibility;
  return (
    <section className="card" aria-labelledby="not-admitted">
      <h2 id="not-admitted">La décision du centre</h2>
      <p>
        Le <time dateTime={decidedOn}>{dayOf(decidedOn)}</time>, votre candidature n’a pas été jugée
        recevable, pour ce motif :
      </p>
      <p className="written">{motive}</p>
      <p>Vous pouvez vous inscrire de nouveau, dès que votre expérience le permet.</p>
      <Link className="button soft" to="/enrol">
        S’inscrire de nouveau
      </Link>
    </section>
  );
}

/** Whether nothing is prepared any more: the file stopped, a jury is to hear the candidate, or has decided. */
function isOver({ allowedCommands }: CandidateFile): boolean {
  return !allowedCommands.includes("withdraw");
}

function greeting({
  candidate: { civilStatus },
  allowedCommands,
  readiness,
  decisionSheets,
  validation,
  state,
}: CandidateFile): string {
  const hello = `Bonjour ${civilStatus.firstNames}`;
  // What was asked for before the jury is still there: what the jury advises is asked for by no rule.
  if (allowedCommands.includes("submit") && decisionSheets.length > 0)
    return `${hello}, votre dossier est repris.`;
  if (allowedCommands.includes("submit") && readiness.ready) return `${hello}, votre dossier est complet.`;
  if (validation?.certificateNumber !== undefined) return `Félicitations ${civilStatus.firstNames}.`;
  if (state === "withdrawn") return `${hello}.`;
  if (decisionSheets.length > 0 && !allowedCommands.includes("submit")) return `${hello}, le jury a décidé.`;
  return allowedCommands.includes("withdraw") ? `${hello}, votre dossier avance.` : `${hello}.`;
}

/** Where the file is, in a sentence that the state of the file and what it misses make. */
function sentence(file: CandidateFile): string {
  const may = (command: Command) => file.allowedCommands.includes(command);
  if (file.path === "vae" && may("answer-domain"))
    return !file.readiness.ready
      ? leftInWords(file)
      : file.decisionSheets.length > 0
        ? "Complétez-le de ce que le jury a conseillé, puis déposez-le pour un nouveau jury."
        : "Relisez-le, puis déposez-le : il sera transmis au jury.";
  if (file.path === "training" && may("describe-activities"))
    return file.activities === undefined
      ? "Votre formation est en cours : décrivez aussi ce que vous faites en entreprise."
      : file.readiness.ready
        ? file.decisionSheets.length > 0
          ? "Votre entreprise le complète de ce que le jury a conseillé, puis le transmet à un nouveau jury."
          : "Votre entreprise le relit, puis le transmet au jury."
        : "Votre formation est en cours : voici où elle en est.";
  if (may("record-interview") && file.interview === undefined && file.path === "vae")
    return file.centreId === undefined
      ? "Choisissez votre centre agréé : il vous recevra en entretien."
      : "Votre centre vous contacte pour un entretien. D’ici là, vous pouvez préparer vos pièces.";
  if (may("rule-on-admissibility"))
    return "Votre centre examine votre expérience et statuera sur votre recevabilité.";
  if (may("unschedule")) return "Le jury vous entend : votre convocation est ci-dessous.";
  if (may("schedule")) return "Il attend une date de jury : votre convocation vous parviendra par courriel.";
  if (file.validation?.certificateNumber !== undefined) return "Vous avez obtenu votre CQP.";
  if (file.state === "withdrawn")
    return file.path === "vae"
      ? "Vous avez abandonné cette candidature ; vous pouvez vous inscrire de nouveau."
      : "Vous avez abandonné cette candidature.";
  return file.decisionSheets.length > 0
    ? decidedInWords(file)
    : `État de votre dossier : ${file.stateLabel}.`;
}

/** What the last decision leaves to present, which is why one reads on. */
function decidedInWords(file: CandidateFile): string {
  const left = lastSheet(file)?.results.filter(({ result }) => result === "not-acquired").length ?? 0;
  return left === 0
    ? "Voici ce qu’il a décidé, domaine par domaine."
    : `Il vous reste ${counted(left, "domaine", "domaines")} à présenter à un nouveau jury.`;
}

function Now({ file, toDo, later }: { file: CandidateFile; toDo: ToDo[]; later: string[] }) {
  return (
    <section className={toDo.length === 0 ? "card" : "card now"} aria-labelledby="now">
      <h2 id="now">À faire maintenant</h2>
      {toDo.length === 0 ? (
        <p>Rien pour l’instant : nous vous écrirons dès que ce sera à vous.</p>
      ) : (
        <ul className="todo">
          {toDo.map(({ title, more, page, control, first }) => (
            <li key={`${page} ${title}`}>
              <span>
                <b>{title}</b>
                {more === undefined ? null : <span className="quiet more">{more}</span>}
              </span>
              <Link
                className={first ? "button small" : "button soft small"}
                to={page}
                params={{ fileId: file.id }}
                aria-label={`${control} : ${title}`}
              >
                {control}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {later.length === 0 || !file.allowedCommands.includes("withdraw") ? null : (
        <details>
          <summary>Ensuite ({counted(later.length, "chose à prévoir", "choses à prévoir")})</summary>
          <ul className="plain">
            {later.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const stood: Readonly<Record<Step["stands"], string>> = {
  done: "fait",
  here: "en cours",
  later: "à venir",
  left: "sans suite",
};

function Way({ file, centreName }: { file: CandidateFile; centreName: string | undefined }) {
  return (
    <section className="card" aria-labelledby="way">
      <h2 id="way">Votre parcours</h2>
      <ol className="way">
        {wayOf(file, centreName).map(({ title, stands, on, note, by }, rank) => (
          <li key={title} className={stands} aria-current={stands === "here" ? "step" : undefined}>
            <span className="dot" aria-hidden="true">
              {stands === "done" ? <Tick /> : rank + 1}
            </span>
            <h3>{title}</h3>
            {stands === "here" ? (
              <span className="chip">en cours</span>
            ) : (
              <span className="quiet">
                {on === undefined ? (
                  <span className="hidden">{stood[stands]}</span>
                ) : (
                  <time dateTime={on}>{dayOf(on)}</time>
                )}
              </span>
            )}
            {stands === "here" ? <Progress file={file} note={note} /> : null}
            {by === undefined ? null : (
              <p className="quiet">
                Au plus tard le <time dateTime={by}>{dayOf(by)}</time>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A tick: the typefaces of the space have none. */
function Tick() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" strokeWidth="2.2" />
    </svg>
  );
}

/** How far the booklet is, while it is written. */
function Progress({ file, note }: { file: CandidateFile; note: string | undefined }) {
  const certification = useCertification(file.certification);
  if (file.path !== "vae" || !file.allowedCommands.includes("answer-domain"))
    return note === undefined || note === "" ? null : <p className="quiet">{note}</p>;
  const domains = certification?.domains.length ?? 0;
  const answered = file.answers.length;
  const accepted = file.evidence.filter(({ state }) => state === "accepted").length;
  const waiting = file.evidence.filter(({ state }) => state === "requested").length;
  return (
    <div className="progress">
      <progress
        max={Math.max(domains, 1)}
        value={answered}
        aria-label={`${counted(answered, "domaine", "domaines")} sur ${domains}`}
      />
      <p className="quiet">
        {counted(answered, "domaine", "domaines")} sur {domains} ·{" "}
        {counted(accepted, "pièce acceptée", "pièces acceptées")}
        {waiting === 0 ? "" : `, ${waiting}\u00a0en vérification`}
      </p>
    </div>
  );
}
