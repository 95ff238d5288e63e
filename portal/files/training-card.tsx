import { useRead } from "../api.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { assessedOf } from "./assessed-of.ts";
import type { TrainingFile } from "./file.ts";

/** Where a training stands: its modules with their assessments, the objectives of its reviews, who evaluates and has. */
export function TrainingCard({ file, title }: { file: TrainingFile; title: string }) {
  const label = useLabels();
  const { individualPath, trainingBooklet, progressReviews, evaluators, opinions, activities } = file;
  const modules = individualPath?.modules ?? [];
  const titles = useTitles(file.id, trainingBooklet.length > 0);
  return (
    <section className="card after-card" aria-labelledby="training">
      <h2 id="training">{title}</h2>
      {individualPath === undefined ? (
        <p>Le parcours individualisé n’est pas encore défini.</p>
      ) : (
        <>
          <p>
            {modules.length === 0
              ? "Aucun module : les domaines sont évalués directement en entreprise."
              : `${assessedOf(trainingBooklet.length, modules.length)}, ${individualPath.hours}\u00a0heures en tout.`}
          </p>
          {modules.length === 0 ? null : (
            <progress
              max={modules.length}
              value={trainingBooklet.length}
              aria-label={`Modules évalués : ${trainingBooklet.length} sur ${modules.length}`}
            />
          )}
          <ul className="lines acts">
            {modules.map(({ code, title: name, startsOn, endsOn, hours }) => {
              const given = trainingBooklet.find(({ moduleCode }) => moduleCode === code);
              return (
                <li key={code}>
                  <div>
                    <b>{name}</b>
                    <br />
                    <span className="quiet">
                      {startsOn === endsOn ? (
                        <>
                          le <time dateTime={startsOn}>{dayOf(startsOn)}</time>
                        </>
                      ) : (
                        <>
                          du <time dateTime={startsOn}>{dayOf(startsOn)}</time> au{" "}
                          <time dateTime={endsOn}>{dayOf(endsOn)}</time>
                        </>
                      )}{" "}
                      · {hours}&nbsp;h
                    </span>
                    {given === undefined ? null : (
                      <details>
                        <summary>L’évaluation du centre</summary>
                        <ul>
                          {Object.entries(given.domains).map(([domain, level]) => (
                            <li key={domain}>
                              {titles.get(domain) ?? domain} : {label("File.trainingBooklet.domains", level)}
                            </li>
                          ))}
                        </ul>
                        <p className="written">{given.comment}</p>
                      </details>
                    )}
                  </div>
                  <span className={given === undefined ? "chip" : "chip ok"}>
                    {given === undefined ? "à évaluer" : `évalué le ${dayOf(given.assessedOn)}`}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <h3>En entreprise</h3>
      <ul className="lines acts">
        <li>
          <div>Description des activités</div>
          <span className={activities === undefined ? "chip" : "chip ok"}>
            {activities === undefined ? "à faire" : "fait"}
          </span>
        </li>
        {evaluators.map(({ name, role, answer }) => {
          const given = opinions.find((opinion) => opinion.role === role && opinion.name === name);
          return (
            <li key={`${role} ${name}`}>
              <div>
                {name} <span className="quiet">({label("File.evaluators.role", role)})</span>
              </div>
              {given !== undefined ? (
                <span className="chip ok">avis donné le {dayOf(given.givenAt)}</span>
              ) : answer === undefined ? null : (
                <span className="chip">{label("File.evaluators.answer", answer)}</span>
              )}
            </li>
          );
        })}
        {progressReviews.map(({ heldOn, objectives }, rank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be held on a day
          <li key={rank}>
            <div>
              Point d’étape du {dayOf(heldOn)}
              <br />
              <span className="quiet">{objectives.join(" ; ")}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the domains of a file's referential are called, by their codes. */
function useTitles(fileId: string, isAsked: boolean): ReadonlyMap<string, string> {
  const grid = useRead("/v1/files/{fileId}/grid", { path: { fileId } }, { once: true, enabled: isAsked });
  return new Map(grid.data?.body.domains.map(({ code, number, title }) => [code, `${number}. ${title}`]));
}
