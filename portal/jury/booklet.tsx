import type { ReactNode } from "react";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import type { CandidateFile, Domain, Grid } from "./file.ts";

/** What the candidate and those who followed them wrote, domain by domain, with the referential beside it. */
export function Booklet({ file, grid, presented }: { file: CandidateFile; grid: Grid; presented: string[] }) {
  const domains = grid.domains.filter(({ code }) => presented.includes(code));
  return (
    <>
      {file.path === "vae" ? <Positions file={file} /> : <Activities file={file} />}
      {domains.map((domain) => (
        <section className="card" key={domain.code} aria-labelledby={`domain-${domain.code}`}>
          <h2 id={`domain-${domain.code}`}>
            {domain.number}. {domain.title}
          </h2>
          <Referential domain={domain} />
          {file.path === "vae" ? (
            <Answer file={file} code={domain.code} />
          ) : (
            <Assessments file={file} grid={grid} code={domain.code} />
          )}
        </section>
      ))}
    </>
  );
}

type VaeFile = Extract<CandidateFile, { path: "vae" }>;
type TrainingFile = Extract<CandidateFile, { path: "training" }>;

function Referential({ domain: { competences, criteria } }: { domain: Domain }) {
  if (competences.length === 0 && criteria.length === 0) return null;
  return (
    <details className="referential">
      <summary>Ce que le référentiel attend</summary>
      <ul>
        {competences.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {criteria.map(({ code, title, indicators }) => (
        <div key={code}>
          <h3>{title}</h3>
          <ul>
            {indicators.map((one) => (
              <li key={one.code}>{one.text}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Answer({ file, code }: { file: VaeFile; code: string }) {
  const answer = file.answers.find(({ domainCode }) => domainCode === code);
  if (answer === undefined)
    return <p className="quiet">Le candidat n’a rien écrit sur ce domaine dans le livret.</p>;
  return (
    <>
      <Written>{answer.experience}</Written>
      {answer.examples.map((example, rank) => (
        // Examples have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <div key={rank}>
          <h3>{answer.examples.length > 1 ? `Exemple ${rank + 1}` : "Exemple"}</h3>
          <Written>{example}</Written>
        </div>
      ))}
    </>
  );
}

function Positions({ file: { positions } }: { file: VaeFile }) {
  if (positions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="positions">
      <h2 id="positions">Postes occupés</h2>
      <ol className="timeline">
        {positions.map(({ employer, title, from, to, description }) => (
          <li key={`${from} ${employer} ${title}`}>
            <p className="quiet">
              {to === undefined ? `Depuis le ${dayOf(from)}` : `Du ${dayOf(from)} au ${dayOf(to)}`}
            </p>
            <h3>
              {title}, {employer}
            </h3>
            <Written>{description}</Written>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Activities({ file: { activities } }: { file: TrainingFile }) {
  if (activities === undefined) return null;
  return (
    <section className="card" aria-labelledby="activities">
      <h2 id="activities">Activités décrites par le candidat</h2>
      <Written>{activities.text}</Written>
    </section>
  );
}

function Assessments({ file, grid, code }: { file: TrainingFile; grid: Grid; code: string }) {
  const label = useLabels();
  const levels = new Map(grid.masteryLevels.map(({ level, label: name }) => [level as string, name]));
  const assessed = file.trainingBooklet.filter(({ domains }) => domains[code] !== undefined);
  const modules = new Map(file.individualPath?.modules.map((module) => [module.code, module.title]));
  return (
    <>
      {assessed.map(({ moduleCode, domains, comment, assessedOn }) => (
        <div key={moduleCode}>
          <h3>
            {modules.get(moduleCode) ?? moduleCode} : {levels.get(domains[code] ?? "")}
          </h3>
          <p className="quiet">Évaluation du centre, le {dayOf(assessedOn)}</p>
          <Written>{comment}</Written>
        </div>
      ))}
      {file.opinions.map(({ role, name, domains }) => {
        const given = domains[code];
        return given === undefined ? null : (
          <div key={name}>
            <h3>
              {name}, {label("File.evaluators.role", role)} : {levels.get(given.level)}
            </h3>
            <Written>{given.comment}</Written>
          </div>
        );
      })}
      {assessed.length === 0 && file.opinions.length === 0 ? (
        <p className="quiet">Ni évaluation ni avis sur ce domaine.</p>
      ) : null}
    </>
  );
}

/** A text as it was typed, in its own lines. */
function Written({ children }: { children: ReactNode }) {
  return <p className="written">{children}</p>;
}
