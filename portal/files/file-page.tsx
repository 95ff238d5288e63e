import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { type Held, useRead } from "../api.ts";
import { useAccount, useCapacity } from "../shell/account.ts";
import { Coming } from "../shell/coming.tsx";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import type { CandidateFile, FilePart } from "./file.ts";

const OwnFile = lazy(async () => ({ default: (await import("../candidate/own-file.tsx")).OwnFile }));
const CompanyPart = lazy(async () => ({
  default: (await import("../company/company-part.tsx")).CompanyPart,
}));
const CentrePart = lazy(async () => ({ default: (await import("../centre/centre-part.tsx")).CentrePart }));

const EvaluatorPart = lazy(async () => ({
  default: (await import("../evaluator/evaluator-part.tsx")).EvaluatorPart,
}));
const AskedToEvaluate = lazy(async () => ({
  default: (await import("../evaluator/asked-to-evaluate.tsx")).AskedToEvaluate,
}));
const OemmPart = lazy(async () => ({ default: (await import("../oemm/files/oemm-part.tsx")).OemmPart }));

/** A file: where it is, what is missing, by when, and what its reader can do. */
export function FilePage() {
  const { fileId } = useParams({ from: "/files/$fileId" });
  const asked = useAccount().evaluations.find((one) => one.fileId === fileId);
  const actsAsThemselves = useCapacity() === undefined;
  if (asked === undefined || !actsAsThemselves) return <ReadFile fileId={fileId} />;
  // Nothing of the file is theirs to read before they have accepted.
  return (
    <Suspense fallback={<Coming />}>
      <AskedToEvaluate asked={asked} />
    </Suspense>
  );
}

function ReadFile({ fileId }: { fileId: string }) {
  const file = useRead("/v1/files/{fileId}", { path: { fileId } });
  return (
    <Read of={file} title="Dossier">
      {(held) =>
        held.body.readAs === "owner" ? (
          <Suspense fallback={<Coming />}>
            <OwnFile file={held.body} />
          </Suspense>
        ) : (
          <Shown {...held} />
        )
      }
    </Read>
  );
}

/** What the page's reader does on the file, in the capacity that they act in. */
function OwnPart(part: FilePart) {
  const role = useCapacity()?.role;
  return (
    <Suspense fallback={null}>
      {part.file.readAs === "evaluator" ? <EvaluatorPart {...part} /> : null}
      {role === "centre" ? <CentrePart {...part} /> : null}
      {role === "oemm" ? <OemmPart {...part} /> : null}
      {role === "company" ? <CompanyPart {...part} /> : null}
    </Suspense>
  );
}

function Shown({ body: file, etag }: Held<CandidateFile>) {
  const { candidateName, certification, path, stateLabel, deadlines } = file;
  const labelled = useLabels();
  const named = useRead("/v1/certifications/{code}", { path: { code: certification } }, { once: true });
  return (
    <Page
      title={candidateName}
      above={
        <p className="quiet">
          {path === "vae" ? "VAE" : "Formation"} · CQP {named.data?.body.name ?? certification}
        </p>
      }
    >
      <p className="after-card">
        <span className="chip">{stateLabel}</span>
      </p>
      <OwnPart file={file} etag={etag} />
      <div className="columns">
        {/* Of a file that stopped, or that a jury decided on, nothing is prepared any more. */}
        {file.allowedCommands.includes("withdraw") ? <Missing file={file} /> : null}
        <section className="card" aria-labelledby="deadlines">
          <h2 id="deadlines">Échéances</h2>
          {deadlines.length === 0 ? (
            <p>Aucune échéance.</p>
          ) : (
            <ul className="lines">
              {deadlines.map(({ kind, lastDay, state, stateLabel: label }) => (
                <li key={`${kind} ${lastDay}`}>
                  <b>
                    <time dateTime={lastDay}>{dayOf(lastDay)}</time>
                  </b>
                  <br />
                  <span className="quiet">
                    {labelled("Deadline.kind", kind)}
                    {state === "running" ? "" : `, ${label}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}

function Missing({ file }: { file: CandidateFile }) {
  const { readiness } = file;
  return (
    <section className="card" aria-labelledby="missing">
      <h2 id="missing">{readiness.ready ? "Rien ne manque" : "Ce qui manque au dossier"}</h2>
      {readiness.ready ? (
        <p>
          {file.submittedAt !== undefined && file.allowedCommands.includes("submit")
            ? "Le dossier, repris, peut être déposé de nouveau ; complétez-le d’abord de ce que le jury a conseillé."
            : "Le dossier est complet pour sa prochaine étape."}
        </p>
      ) : (
        <ul className="lines">
          {briefly(readiness.missing).map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a file misses, in the API's words; of a booklet that is not begun, its first domain stands for all. */
function briefly(missing: CandidateFile["readiness"]["missing"]): string[] {
  const domains = missing.filter(({ item }) => item === "booklet");
  return missing.flatMap(({ item, message }) => {
    if (item !== "booklet" || domains.length < 3) return [message];
    return message === domains[0]?.message
      ? [`Le livret : ${domains.length} domaines restent à décrire.`]
      : [];
  });
}
