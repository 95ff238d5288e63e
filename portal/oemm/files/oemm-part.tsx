import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import "../desk.css";
import { useRead } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { Coming } from "../../shell/coming.tsx";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { telephone } from "../../shell/telephone.ts";
import { domainsSaid } from "../domains.ts";
import { nameOf } from "../names.ts";
import { FileActs } from "./file-acts.tsx";

/** A file, as OEMM sees it, and the version that an edit of it names. */
export interface HeldFile {
  file: ReplyOf<"/v1/files/{fileId}", "get">;
  etag: string;
}

const History = lazy(async () => ({ default: (await import("./file-history.tsx")).FileHistory }));
const Pieces = lazy(async () => ({ default: (await import("./file-pieces.tsx")).FilePieces }));
const Documents = lazy(async () => ({ default: (await import("../documents.tsx")).FileDocuments }));
const Mails = lazy(async () => ({ default: (await import("../mails.tsx")).FileMails }));
const Readings = lazy(async () => ({ default: (await import("./file-readings.tsx")).FileReadings }));

/** What has to do with a file, each shown when it is asked for: a reading of it is recorded. */
const sides = [
  { id: "history", name: "Historique", of: History },
  { id: "pieces", name: "Pièces", of: Pieces },
  { id: "documents", name: "Documents", of: Documents },
  { id: "mails", name: "Courriels", of: Mails },
  { id: "readings", name: "Qui l’a lu", of: Readings },
] as const;

/** What OEMM sees and does of a file: who it is of, its acts, and all that happened to it. */
export function OemmPart(held: HeldFile) {
  const { file } = held;
  const [side, setSide] = useState<string>("history");
  return (
    <>
      <FileActs {...held} />
      <div className="desk-columns">
        <section className="card" aria-label="Suivi du dossier">
          <Tabs selectedKey={side} onSelectionChange={(key) => setSide(String(key))}>
            <TabList aria-label="Suivi du dossier" className="tablist">
              {sides.map(({ id, name }) => (
                <Tab key={id} id={id} className="tab">
                  {name}
                </Tab>
              ))}
            </TabList>
            {sides.map(({ id, of: Side }) => (
              <TabPanel key={id} id={id} className="tabpanel">
                <Suspense fallback={<Coming />}>
                  <Side fileId={file.id} file={file} />
                </Suspense>
              </TabPanel>
            ))}
          </Tabs>
        </section>
        <div className="stack">
          <Identity {...held} />
          <Results {...held} />
        </div>
      </div>
    </>
  );
}

/** Who the file is of, where they are reached, and with whom they go. */
function Identity({ file }: HeldFile) {
  const label = useLabels();
  const { civilStatus, email, phone, postalAddress } = file.candidate;
  const { bornOn, birthPlace, sex } = civilStatus;
  return (
    <section className="card" aria-labelledby="identity">
      <h2 id="identity">Le candidat</h2>
      {file.addressFault === undefined ? null : (
        <p className="note">
          {label("File.addressFault.cause", file.addressFault.cause)} depuis le{" "}
          {dayOf(file.addressFault.since)} : {file.addressFault.reason}
        </p>
      )}
      <dl className="facts">
        <Fact name="État civil">{nameOf(civilStatus)}</Fact>
        <Fact name="Nom de naissance">{civilStatus.birthName}</Fact>
        <Fact name="Naissance">{bornOn && dayOf(bornOn)}</Fact>
        <Fact name="Lieu de naissance">
          {birthPlace?.in === "france" ? birthPlace.commune : birthPlace?.country}
        </Fact>
        <Fact name="Sexe">{sex && label("CivilStatus.sex", sex)}</Fact>
        <Fact name="Adresse électronique">{email}</Fact>
        <Fact name="Téléphone">{phone && telephone(phone)}</Fact>
        <Fact name="Adresse postale">{postalAddress}</Fact>
        <Fact name="Centre">{file.centreId && <CentreName centreId={file.centreId} />}</Fact>
        <Fact name="Entreprise">{"companyId" in file && <CompanyName companyId={file.companyId} />}</Fact>
        <Fact name="Référentiel">{file.referentialVersion}</Fact>
        <Fact name="Inscription">{file.enrolledOn && dayOf(file.enrolledOn)}</Fact>
        <Fact name="Dépôt">{file.submittedAt && dayOf(file.submittedAt)}</Fact>
        <Fact name="Jury">
          {file.sessionId && (
            <Link to="/sessions/$sessionId" params={{ sessionId: file.sessionId }}>
              Voir le jury
            </Link>
          )}
        </Fact>
        <Fact name="Trace scellée">
          <Link to="/trails/$kind/$id" params={{ kind: "file", id: file.id }}>
            Lire
          </Link>
        </Fact>
      </dl>
    </section>
  );
}

/** Something that is known of a file; nothing where it is not. */
function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  if (children === undefined || children === false || children === "") return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function CentreName({ centreId }: { centreId: string }) {
  const read = useRead("/v1/centres/{centreId}", { path: { centreId } });
  return (
    <Link to="/centres/$centreId" params={{ centreId }}>
      {read.data?.body.centre.name ?? "Voir le centre"}
    </Link>
  );
}

function CompanyName({ companyId }: { companyId: string }) {
  const read = useRead("/v1/companies/{companyId}", { path: { companyId } });
  return (
    <Link to="/companies/$companyId" params={{ companyId }}>
      {read.data?.body.name ?? "Voir l’entreprise"}
    </Link>
  );
}

/** What juries decided. */
function Results({ file: { certification, decisionSheets, validation } }: HeldFile) {
  const label = useLabels();
  if (decisionSheets.length === 0) return null;
  return (
    <section className="card" aria-labelledby="results">
      <h2 id="results">Décisions</h2>
      <ul className="todo">
        {decisionSheets.map(({ id, number, decidedOn, validation: whole, results, absence, corrects }) => (
          <li key={id}>
            <div>
              <strong>{number}</strong> <span className="quiet">{dayOf(decidedOn)}</span>{" "}
              <span className={whole === "full" ? "chip ok" : "chip wait"}>
                {absence === undefined
                  ? label("DecisionSheet.validation", whole)
                  : label("DecisionSheet.absence", absence)}
              </span>
              {corrects === undefined ? null : <p className="quiet">Rectifie la fiche {corrects.number}</p>}
              <p className="quiet">
                {[...Map.groupBy(results, ({ result }) => result)]
                  .map(
                    ([result, some]) =>
                      `${capital(label("DecisionSheet.results.result", result))} : ${domainsSaid(some.map(({ domainCode }) => domainCode))}`,
                  )
                  .join(" ; ")}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {validation?.certificateNumber === undefined ? null : (
        <p className="after">
          Certificat{" "}
          <Link to="/certificates" search={{ certification, number: validation.certificateNumber }}>
            {validation.certificateNumber}
          </Link>
        </p>
      )}
    </section>
  );
}
