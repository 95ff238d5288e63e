import { Link, useSearch } from "@tanstack/react-router";
import { capital } from "../../shell/capital.ts";
import { dayOf, monthOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { Place } from "../place.tsx";

/** The deadlines that run: all, or those of a month. */
export function DeadlinesPage() {
  const { month } = useSearch({ from: "/deadlines" });
  const list = useList("/v1/deadlines", { query: { limit: 100, ...(month === undefined ? {} : { month }) } });
  const label = useLabels();
  return (
    <Page title={month === undefined ? "Échéances" : `Échéances de ${monthOf(month)}`}>
      <p>
        {month === undefined ? (
          <Link to="/deadline-runs">Voir les passages quotidiens</Link>
        ) : (
          <Link to="/deadlines">Voir toutes les échéances</Link>
        )}
      </p>
      <Listed of={list} empty="Aucune échéance n’est en cours : celles des dossiers apparaîtront ici.">
        {(deadlines) => (
          <div className="card scroll">
            <table className="by-line">
              <caption className="hidden">Échéances, la plus proche d’abord</caption>
              <thead>
                <tr>
                  <th scope="col">Dernier jour</th>
                  <th scope="col">Échéance</th>
                  <th scope="col">Certification</th>
                  <th scope="col">Au sujet de</th>
                </tr>
              </thead>
              <tbody>
                {deadlines.map(({ id, kind, certification, lastDay, about, label: called }) => (
                  <tr key={id}>
                    <th scope="row" className="number">
                      {dayOf(lastDay)}
                    </th>
                    <td>{capital(label("Deadline.kind", kind))}</td>
                    <td>{certification}</td>
                    <td>
                      <Place of={about}>
                        {called ?? capital(label("DeadlineSummary.about.kind", about.kind))}
                      </Place>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Listed>
    </Page>
  );
}
