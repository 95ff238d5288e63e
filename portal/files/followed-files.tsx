import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import { capital } from "../shell/capital.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { itemsOf, type List, Listed, useList } from "../shell/list.tsx";
import "../styles/forms.css";
import { assessedOf } from "./assessed-of.ts";
import { FileCard, type ListedFile } from "./file-card.tsx";

/** The candidates of a centre, or the employees of a company: the newest first, found by the start of any word. */
export function FollowedFiles({ role }: { role: "centre" | "company" }) {
  const [typed, setTyped] = useState("");
  const q = typed.trim();
  const all = useList("/v1/files", { query: q === "" ? { sort: "-created" } : { q } });
  const isFew = q === "" && all.data !== undefined && !all.hasNextPage && itemsOf(all).length < 6;
  return (
    <>
      {isFew ? null : (
        <SearchField className="field found" value={typed} onChange={setTyped}>
          <Label>Chercher par le début d’un nom, d’une adresse ou d’un numéro</Label>
          <Input />
        </SearchField>
      )}
      {role === "centre" ? (
        <OfCentre all={all} isSought={q !== ""} />
      ) : (
        <Listed of={all} empty={<NoOne of="company" isSought={q !== ""} />}>
          {(files) => <Cards files={files} of={role} />}
        </Listed>
      )}
    </>
  );
}

/** What is said where there is no one: what to do next, by who reads it. */
function NoOne({ of, isSought }: { of: "centre" | "company"; isSought: boolean }) {
  if (isSought) return "Aucun nom, aucune adresse et aucun numéro ne commence ainsi.";
  if (of === "centre")
    return "Aucun candidat ne vous a encore choisi. Vous recevrez un courriel à chaque nouveau candidat, et il apparaîtra ici.";
  return (
    <>
      Aucun salarié n’est encore inscrit. <Link to="/enrolments/new">Inscrire un salarié</Link> ou{" "}
      <Link to="/enrolments/import">importer une liste</Link>.
    </>
  );
}

/** Whether a centre has to hold the welcome interview of a candidate who has just chosen it. */
const isNew = ({ path, state }: ListedFile) => path === "vae" && state === "enrolled";

/** R-VAE-3: a centre's new candidates stand before all others, however many these are. */
function OfCentre({ all, isSought }: { all: List<ListedFile>; isSought: boolean }) {
  const received = useList("/v1/files", { query: { path: "vae", state: ["enrolled"], sort: "-created" } });
  const fresh = isSought ? [] : itemsOf(received);
  return (
    <>
      {fresh.length === 0 ? null : (
        <section aria-labelledby="new">
          <h2 id="new">À recevoir en entretien</h2>
          <Listed of={received} empty="">
            {(files) => <Cards files={files} of="centre" />}
          </Listed>
        </section>
      )}
      <section aria-labelledby="all">
        <h2 id="all">{isSought ? "Trouvés" : fresh.length === 0 ? "Tous" : "Les autres"}</h2>
        <Listed of={all} empty={<NoOne of="centre" isSought={isSought} />}>
          {(files) => <Cards files={isSought ? files : files.filter((file) => !isNew(file))} of="centre" />}
        </Listed>
      </section>
    </>
  );
}

function Cards({ files, of }: { files: readonly ListedFile[]; of: "centre" | "company" }) {
  return (
    <ul className="cards">
      {files.map((file) => (
        <li key={file.id}>
          <FileCard file={file}>
            <Along file={file} of={of} />
          </FileCard>
        </li>
      ))}
    </ul>
  );
}

/** Of a file: since when, how many modules are assessed, what is due by when. */
function Along({ file, of }: { file: ListedFile; of: "centre" | "company" }) {
  const labelled = useLabels();
  const due = itemsOf(useList("/v1/deadlines", { query: { limit: 100 } })).find(
    ({ about }) => about.kind === "file" && about.id === file.id,
  );
  const since =
    file.submittedAt !== undefined
      ? `Transmis au jury le ${dayOf(file.submittedAt)}`
      : file.enrolledOn !== undefined
        ? `Inscription le ${dayOf(file.enrolledOn)}`
        : of === "company"
          ? "Inscription à compléter"
          : "Inscription en cours";
  return (
    <>
      <span className="quiet">{since}</span>
      {file.submittedAt === undefined ? <Modules of={file} /> : null}
      {due === undefined ? null : (
        <span>
          {capital(labelled("Deadline.kind", due.kind))} : avant la fin du{" "}
          <time dateTime={due.lastDay}>{dayOf(due.lastDay)}</time>
        </span>
      )}
    </>
  );
}

function Modules({ of: { modulesPlanned: planned, modulesAssessed: assessed } }: { of: ListedFile }) {
  if (planned === undefined || assessed === undefined) return null;
  if (planned === 0) return <span>Aucun module : évaluation directe en entreprise</span>;
  return (
    <span>
      {assessedOf(assessed, planned)}
      <progress max={planned} value={assessed} aria-label={assessedOf(assessed, planned)} />
    </span>
  );
}
