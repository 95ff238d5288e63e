import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi, useRead } from "../../api.ts";
import { divideAddress } from "../../made/bodies/divideAddress.ts";
import { joinPersons } from "../../made/bodies/joinPersons.ts";
import { separatePersons } from "../../made/bodies/separatePersons.ts";
import { tellApart } from "../../made/bodies/tellApart.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Read } from "../../shell/read.tsx";
import { domainsSaid } from "../domains.ts";
import { nameOf } from "../names.ts";
import type { Task } from "./said-of-task.ts";

type Compared = ReplyOf<"/v1/tasks/{taskId}/persons", "get">["persons"][number];

/** Two persons who look the same, side by side, and what OEMM says of them. */
export function Resemblance({ task }: { task: Extract<Task, { kind: "resemblance" }> }) {
  const path = { taskId: task.id };
  const compared = useRead("/v1/tasks/{taskId}/persons", { path });
  return (
    <Read of={compared}>
      {({ body: { persons } }) => (
        <>
          <Side persons={persons} />
          <Verdicts task={task} persons={persons} />
        </>
      )}
    </Read>
  );
}

function Side({ persons }: { persons: readonly Compared[] }) {
  const label = useLabels();
  const rows: readonly [string, (person: Compared) => string | undefined][] = [
    ["Prénoms", ({ civilStatus }) => civilStatus?.firstNames],
    ["Nom de naissance", ({ civilStatus }) => civilStatus?.birthName],
    ["Nom d’usage", ({ civilStatus }) => civilStatus?.usedName],
    [
      "Date de naissance",
      ({ civilStatus }) => (civilStatus?.bornOn === undefined ? undefined : dayOf(civilStatus.bornOn)),
    ],
    ["Lieu de naissance", ({ civilStatus }) => placeOfBirth(civilStatus?.birthPlace)],
    [
      "Sexe",
      ({ civilStatus }) =>
        civilStatus?.sex === undefined ? undefined : label("CivilStatus.sex", civilStatus.sex),
    ],
    [
      "Certificats",
      ({ certificates }) =>
        certificates.map(({ number, certification }) => `${certification}, ${number}`).join(" ; ") ||
        undefined,
    ],
    [
      "Domaines acquis",
      ({ holdings }) =>
        holdings
          .filter(({ acquired }) => Object.keys(acquired).length > 0)
          .map(({ certification, acquired }) => `${certification}, ${domainsSaid(Object.keys(acquired))}`)
          .join(" ; ") || undefined,
    ],
  ];
  const isOne = persons.length === 1;
  return (
    <div className="card scroll">
      <table className="compared">
        <caption className="hidden">
          {isOne ? "La personne, une fois réunie" : "Les deux personnes, côte à côte"}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{isOne ? "La personne, réunie" : "Connue depuis le plus longtemps"}</th>
            {isOne ? null : <th scope="col">L’autre</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => {
            const values = persons.map(of);
            const differs = !isOne && values[0] !== values[1];
            return (
              <tr key={name} className={differs ? "differs" : undefined}>
                <th scope="row">
                  {name}
                  {differs ? <span className="hidden"> (différent)</span> : null}
                </th>
                {values.map((value, index) => (
                  <td key={persons[index]?.id}>{value ?? <span className="quiet">–</span>}</td>
                ))}
              </tr>
            );
          })}
          <tr>
            <th scope="row">Dossiers</th>
            {persons.map(({ id, files }) => (
              <td key={id}>
                {files.map((file) => (
                  <p key={file.id}>
                    <Link to="/files/$fileId" params={{ fileId: file.id }}>
                      {file.certification}, {label("File.path", file.path)}
                    </Link>{" "}
                    <span className="quiet">{label("File.state", file.state)}</span>
                    <br />
                    {nameOf(file.candidate.civilStatus)}
                    <br />
                    <span className="quiet">{file.candidate.email ?? file.candidate.postalAddress}</span>
                  </p>
                ))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function placeOfBirth(place: NonNullable<Compared["civilStatus"]>["birthPlace"]): string | undefined {
  if (place === undefined) return undefined;
  return place.in === "france" ? `${place.commune} (${place.inseeCode})` : place.country;
}

function Verdicts(props: { task: Extract<Task, { kind: "resemblance" }>; persons: readonly Compared[] }) {
  const { task, persons } = props;
  const api = useApi();
  const label = useLabels();
  const path = { taskId: task.id };
  const isOne = persons.length === 1;
  const files = persons.flatMap((person) => person.files);
  const choices = files.map(({ id, certification, path: way, state, candidate }) => ({
    value: id,
    // By name and address: two persons may share either.
    label: [
      nameOf(candidate.civilStatus),
      `${certification}, ${label("File.path", way)} (${label("File.state", state)})`,
      candidate.email ?? candidate.postalAddress,
    ]
      .filter((part) => part !== undefined)
      .join(" · "),
  }));
  return (
    <div className="buttons after">
      {isOne ? null : (
        <ActButton
          name={`joinPersons ${task.id}`}
          label="Réunir : une seule personne"
          look="button"
          says="Les dossiers, les domaines et les certificats des deux sont désormais ceux d’une seule personne."
          body={joinPersons}
          told={{ keptFileIds: { choices } }}
          send={(body, key) => api.post("/v1/tasks/{taskId}/joining", { path, body, key })}
          done="Les deux personnes sont réunies."
        />
      )}
      {isOne || task.state === "done" ? null : (
        <ActButton
          name={`tellApart ${task.id}`}
          label="Dire qu’elles diffèrent"
          look="button soft"
          body={tellApart}
          send={(body, key) => api.post("/v1/tasks/{taskId}/difference", { path, body, key })}
          done="Il est noté que ces deux personnes diffèrent."
        />
      )}
      {isOne && task.state === "done" ? (
        <ActButton
          name={`separatePersons ${task.id}`}
          label="Séparer ce qui avait été réuni"
          look="button soft"
          body={separatePersons}
          send={(body, key) => api.post("/v1/tasks/{taskId}/separation", { path, body, key })}
          done="Les deux personnes sont séparées."
        />
      ) : null}
      {task.sharedAddress && task.state === "open" ? (
        <ActButton
          name={`divideAddress ${task.id}`}
          label="Partager les dossiers de l’adresse"
          look="button soft"
          says="Les dossiers cochés sont ceux de la personne qui se connecte à cette adresse ; les autres restent à l’autre personne."
          body={divideAddress}
          told={{ fileIds: { choices } }}
          send={(body, key) => api.post("/v1/tasks/{taskId}/division", { path, body, key })}
          done="Les dossiers choisis sont rendus à leur personne."
        />
      ) : null}
    </div>
  );
}
