import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { capital } from "../../shell/capital.ts";
import { useLabels, useValues } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { useSought } from "../directory.tsx";
import { useCertifications } from "../for-each-certification.ts";

/** All files: found by the start of any word, and by what they are. */
export function FilesPage() {
  const search = useSearch({ from: "/files" });
  const navigate = useNavigate({ from: "/files" });
  const { q, field } = useSought();
  const label = useLabels();
  const values = useValues();
  const certifications = useCertifications();
  const list = useList("/v1/files", {
    query: {
      limit: 50,
      ...(q === undefined ? {} : { q }),
      ...(search.certification === undefined ? {} : { certification: [search.certification as "CMI"] }),
      ...(search.state === undefined ? {} : { state: [search.state as "submitted"] }),
      ...(search.path === undefined ? {} : { path: search.path as "vae" }),
      ...(search.person === undefined ? {} : { person: search.person }),
      ...(search.centre === undefined ? {} : { centre: search.centre }),
      ...(search.company === undefined ? {} : { company: search.company }),
    },
  });
  const choose = (name: "certification" | "state" | "path", value: string) =>
    navigate({ search: { ...search, [name]: value === "" ? undefined : value } });
  const isSought = q !== undefined || Object.keys(search).length > 0;
  const isOfOne = search.person ?? search.centre ?? search.company;
  return (
    <Page title="Dossiers">
      <div className="above-list">
        {field}
        <Filter
          name="Certification"
          any="Toutes"
          value={search.certification}
          onChange={(value) => choose("certification", value)}
          options={certifications.map(({ code }) => [code, code])}
        />
        <Filter
          name="État"
          any="Tous"
          value={search.state}
          onChange={(value) => choose("state", value)}
          options={values("File.state").map(([state, called]) => [state, capital(called)])}
        />
        <Filter
          name="Voie"
          any="Toutes"
          value={search.path}
          onChange={(value) => choose("path", value)}
          options={values("File.path").map(([path, called]) => [path, capital(called)])}
        />
        <Link className="button small" to="/enrolments/new">
          Inscrire à partir d’un formulaire
        </Link>
      </div>
      {isOfOne === undefined ? null : (
        <p>
          <Link to="/files">Voir tous les dossiers</Link>
        </p>
      )}
      <div className="card scroll">
        <Listed
          of={list}
          empty={
            isSought
              ? "Aucun dossier ne répond à cette recherche."
              : "Aucun dossier n’est encore inscrit : les premiers apparaîtront ici."
          }
        >
          {(files) => (
            <table className="by-line">
              <caption className="hidden">Dossiers</caption>
              <thead>
                <tr>
                  <th scope="col">Candidat</th>
                  <th scope="col">Certification</th>
                  <th scope="col">Voie</th>
                  <th scope="col">État</th>
                </tr>
              </thead>
              <tbody>
                {files.map(({ id, candidateName, certification, path, state }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to="/files/$fileId" params={{ fileId: id }}>
                        {candidateName}
                      </Link>
                    </th>
                    <td>{certification}</td>
                    <td>{label("File.path", path)}</td>
                    <td>{capital(label("File.state", state))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Listed>
      </div>
    </Page>
  );
}

function Filter(props: {
  name: string;
  any: string;
  value: string | undefined;
  onChange: (value: string) => void;
  options: readonly (readonly [string, string])[];
}) {
  const { name, any, value = "", onChange, options } = props;
  return (
    <label className="filter">
      {name}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{any}</option>
        {options.map(([key, called]) => (
          <option key={key} value={key}>
            {called}
          </option>
        ))}
      </select>
    </label>
  );
}
