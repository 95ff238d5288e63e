import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRead } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import type { CertificationCode } from "../for-each-certification.ts";
import { differencesBetween, type Version } from "./differences.ts";

/** A certification: its versions, what each says, and what two of them say otherwise. */
export function CertificationPage() {
  const { code } = useParams({ from: "/certifications/$code" }) as { code: CertificationCode };
  const search = useSearch({ from: "/certifications/$code" });
  const versions = useRead("/v1/certifications/{code}/versions", { path: { code } });
  return (
    <Read of={versions} title="Référentiel">
      {({ body: { items } }) => {
        const shown = search.version ?? items.find(({ inForce }) => inForce)?.version ?? items[0]?.version;
        const name = items.find(({ version }) => version === shown)?.name;
        return (
          <Page
            title={name ?? code}
            above={<p className="quiet">{name === undefined ? "Référentiel" : code}</p>}
          >
            <section className="card" aria-labelledby="versions">
              <h2 id="versions">Versions</h2>
              <Versions code={code} items={items} shown={shown} compared={search.with} />
            </section>
            {shown === undefined ? null : (
              <div className="stack after">
                {search.with === undefined ? (
                  <Content code={code} version={shown} />
                ) : (
                  <Compared code={code} before={search.with} after={shown} />
                )}
                <History code={code} />
              </div>
            )}
          </Page>
        );
      }}
    </Read>
  );
}

function Versions(props: {
  code: CertificationCode;
  items: readonly { version: string; inForceFrom: string; inForce: boolean }[];
  shown: string | undefined;
  compared: string | undefined;
}) {
  const { code, items, shown, compared } = props;
  const navigate = useNavigate();
  const others = items.filter(({ version }) => version !== shown);
  if (items.length === 0)
    return (
      <p className="empty">
        Aucune version n’est encore chargée : <Link to="/certifications">chargez-en une</Link>.
      </p>
    );
  return (
    <>
      <ul className="filters">
        {items.map(({ version, inForceFrom, inForce }) => (
          <li key={version}>
            <Link
              to="/certifications/$code"
              params={{ code }}
              search={{ version }}
              aria-current={version === shown ? "true" : undefined}
            >
              {version}{" "}
              <span>
                {inForce ? "en vigueur" : ""} depuis le {dayOf(inForceFrom)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="quiet">Il n’y en a pas d’autre à laquelle la comparer.</p>
      ) : (
        <label className="filter">
          Comparer avec
          <select
            value={compared ?? ""}
            onChange={({ target: { value } }) =>
              navigate({
                to: "/certifications/$code",
                params: { code },
                search: { version: shown, with: value === "" ? undefined : value },
              })
            }
          >
            <option value="">Ne pas comparer</option>
            {others.map(({ version }) => (
              <option key={version}>{version}</option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

function useVersion(code: CertificationCode, version: string) {
  return useRead("/v1/certifications/{code}", { path: { code }, query: { version } });
}

function Compared({ code, before, after }: { code: CertificationCode; before: string; after: string }) {
  const former = useVersion(code, before);
  const present = useVersion(code, after);
  return (
    <Read of={former}>
      {({ body: one }) => (
        <Read of={present}>{({ body: other }) => <Differences before={one} after={other} />}</Read>
      )}
    </Read>
  );
}

function Differences({ before, after }: { before: Version; after: Version }) {
  const differences = differencesBetween(before, after);
  return (
    <section className="card scroll" aria-labelledby="differences">
      <h2 id="differences">
        De {before.version} à {after.version}
      </h2>
      {differences.length === 0 ? (
        <p>Les deux versions disent la même chose.</p>
      ) : (
        <table>
          <caption className="quiet">{counted(differences.length, "différence", "différences")}</caption>
          <thead>
            <tr>
              <th scope="col">Où</th>
              <th scope="col">{before.version}</th>
              <th scope="col">{after.version}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ place, before: former, after: present }) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                <td>{former === undefined ? <span className="quiet">absent</span> : <del>{former}</del>}</td>
                <td>
                  {present === undefined ? <span className="quiet">absent</span> : <ins>{present}</ins>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Content({ code, version }: { code: CertificationCode; version: string }) {
  const label = useLabels();
  return (
    <Read of={useVersion(code, version)}>
      {({ body: { domains, juryFormat, gridStatus, relevantExperience, educationLevelNotice } }) => (
        <section className="card" aria-labelledby="content">
          <h2 id="content">Version {version}</h2>
          <dl className="facts">
            <dt>Devant le jury</dt>
            <dd>{label("Certification.juryFormat", juryFormat)}</dd>
            <dt>Grille</dt>
            <dd>{label("Certification.gridStatus", gridStatus)}</dd>
            <dt>Expérience en rapport</dt>
            <dd>{relevantExperience}</dd>
            <dt>Niveau</dt>
            <dd>{educationLevelNotice}</dd>
          </dl>
          {domains.map((domain) => (
            <details key={domain.code} className="domain">
              <summary>
                {domain.code} – {domain.title}
              </summary>
              {domain.sharedWith.length === 0 ? null : (
                <p className="quiet">Partagé avec {domain.sharedWith.join(", ")}</p>
              )}
              {domain.competences.length === 0 ? null : (
                <>
                  <h3>Compétences</h3>
                  <ul>
                    {domain.competences.map(({ code: its, text }) => (
                      <li key={its}>{text}</li>
                    ))}
                  </ul>
                </>
              )}
              {domain.criteria.map(({ code: its, title, indicators }) => (
                <div key={its}>
                  <h3>{title}</h3>
                  <ul>
                    {indicators.map((indicator) => (
                      <li key={indicator.code}>{indicator.text}</li>
                    ))}
                  </ul>
                </div>
              ))}
            </details>
          ))}
        </section>
      )}
    </Read>
  );
}

function History({ code }: { code: CertificationCode }) {
  const list = useList("/v1/certifications/{code}/history", { path: { code } });
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">Historique</h2>
      <Listed of={list} empty="Rien n’a encore été chargé.">
        {(facts) => (
          <ol className="history">
            {facts.map(({ id, at, label, by }) => (
              <li key={id}>
                <span className="quiet">{dayOf(at)}</span>
                <div>
                  <strong>{capital(label)}</strong>
                  <p className="quiet">{by.name}</p>
                </div>
              </li>
            ))}
          </ol>
        )}
      </Listed>
    </section>
  );
}
