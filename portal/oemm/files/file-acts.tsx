import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { inseeCode } from "../../forms/insee-code.ts";
import { changeCompany } from "../../made/bodies/changeCompany.ts";
import { chooseCentre } from "../../made/bodies/chooseCentre.ts";
import { closeFile } from "../../made/bodies/closeFile.ts";
import { correctCivilStatus } from "../../made/bodies/correctCivilStatus.ts";
import { correctContact } from "../../made/bodies/correctContact.ts";
import { grantExtraTime } from "../../made/bodies/grantExtraTime.ts";
import { moveAccount } from "../../made/bodies/moveAccount.ts";
import { recordPaperAcceptance } from "../../made/bodies/recordPaperAcceptance.ts";
import { reopenFile } from "../../made/bodies/reopenFile.ts";
import { submitFile } from "../../made/bodies/submitFile.ts";
import { withdrawFile } from "../../made/bodies/withdrawFile.ts";
import { onBehalf } from "../on-behalf.ts";
import type { HeldFile } from "./oemm-part.tsx";

/** What OEMM may do with a file, as its state allows. */
export function FileActs({ file, etag }: HeldFile) {
  const api = useApi();
  const path = { fileId: file.id };
  const ifMatch = etag;
  const may = (command: HeldFile["file"]["allowedCommands"][number]) =>
    file.allowedCommands.includes(command);
  const named = (act: string) => `${act} ${file.id}`;
  const pieces = (category: string) =>
    file.evidence
      .filter((piece) => piece.category === category && piece.state === "accepted")
      .map(({ id, title, fileName }) => ({ value: id, label: `${title} (${fileName})` }));
  const { email, phone, postalAddress } = file.candidate;
  return (
    <div className="buttons acts">
      <ActButton
        name={named("correctContact")}
        label="Corriger les coordonnées"
        body={correctContact}
        initial={{
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { phone }),
          ...(postalAddress === undefined ? {} : { postalAddress }),
        }}
        told={{ phone: { label: "Numéro de téléphone" }, motive: { label: "Motif", required: true } }}
        send={(body) => api.put("/v1/files/{fileId}/contact", { path, body, ifMatch })}
        done="Les coordonnées sont corrigées."
      />
      <ActButton
        name={named("correctCivilStatus")}
        label="Rectifier l’état civil"
        says="Un justificatif accepté est nécessaire : il est d’abord déposé parmi les pièces. Les certificats sont réimprimés."
        body={correctCivilStatus}
        initial={{ civilStatus: file.candidate.civilStatus as never }}
        told={{
          evidenceId: { label: "Justificatif", choices: pieces("civil-status-proof") },
          "civilStatus.birthPlace.inseeCode": inseeCode,
        }}
        send={(body, key) =>
          api.post("/v1/files/{fileId}/civil-status-correction", { path, body, key, ifMatch })
        }
        done="L’état civil est rectifié."
      />
      <ActButton
        name={named("moveAccount")}
        label="Déplacer le compte"
        says="La personne reprend son compte à sa nouvelle adresse, par un code qui y est envoyé. L’ancienne ne l’ouvre plus."
        body={moveAccount}
        told={{ email: { label: "Nouvelle adresse électronique" } }}
        send={(body, key) => api.post("/v1/files/{fileId}/account-move", { path, body, key, ifMatch })}
        done="Le compte est déplacé : un code part à la nouvelle adresse."
      />
      {may("choose-centre") || may("move") ? (
        <ActButton
          name={named("chooseCentre")}
          label="Changer de centre"
          body={chooseCentre}
          told={{ centreId: { label: "Centre agréé" }, ...onBehalf }}
          send={(body) => api.put("/v1/files/{fileId}/centre", { path, body, ifMatch })}
          done="Le centre est changé."
        />
      ) : null}
      {file.path === "training" && may("move") ? (
        <ActButton
          name={named("changeCompany")}
          label="Changer d’entreprise"
          body={changeCompany}
          told={{ companyId: { label: "Entreprise" } }}
          send={(body) => api.put("/v1/files/{fileId}/company", { path, body, ifMatch })}
          done="L’entreprise est changée."
        />
      ) : null}
      {may("answer-enrolment") ? (
        <ActButton
          name={named("recordPaper")}
          label="Enregistrer l’acceptation signée sur papier"
          body={recordPaperAcceptance}
          told={{
            evidenceId: { label: "Inscription signée, numérisée", choices: pieces("signed-enrolment") },
          }}
          send={(body, key) => api.post("/v1/files/{fileId}/paper-acceptance", { path, body, key, ifMatch })}
          done="L’acceptation est enregistrée."
        />
      ) : null}
      {may("register") ? (
        <ActButton
          name={named("register")}
          label="Enregistrer l’inscription"
          send={(_, key) => api.post("/v1/files/{fileId}/registration", { path, key, ifMatch })}
          done="L’inscription est enregistrée."
        />
      ) : null}
      {may("submit") ? (
        <ActButton
          name={named("submit")}
          label="Déposer le dossier"
          says="Le dossier rejoint la liste d’attente. L’OEMM le dépose à la place de la personne, et dit pourquoi."
          body={submitFile}
          told={onBehalf}
          send={(body, key) => api.post("/v1/files/{fileId}/submission", { path, body, key, ifMatch })}
          done="Le dossier est déposé."
        />
      ) : null}
      {may("schedule") || may("unschedule") ? (
        <ActButton
          name={named("grantExtraTime")}
          label="Accorder un temps supplémentaire"
          body={grantExtraTime}
          initial={{ presentation: 0, interview: 0 }}
          send={(body) => api.put("/v1/files/{fileId}/extra-time", { path, body, ifMatch })}
          done="Le temps supplémentaire est accordé."
        />
      ) : null}
      {may("reopen") ? (
        <ActButton
          name={named("reopen")}
          label="Rouvrir"
          says="La personne complète son dossier et le dépose de nouveau."
          body={reopenFile}
          send={(body, key) => api.post("/v1/files/{fileId}/reopening", { path, body, key, ifMatch })}
          done="Le dossier est rouvert."
        />
      ) : null}
      {may("withdraw-by-oemm") ? (
        <ActButton
          name={named("withdraw")}
          label="Abandonner"
          look="button brick small"
          says="La personne ne se présente plus : le dossier quitte la liste d’attente et le jury."
          body={withdrawFile}
          told={onBehalf}
          send={(body, key) => api.post("/v1/files/{fileId}/withdrawal", { path, body, key, ifMatch })}
          done="La candidature est abandonnée."
        />
      ) : null}
      {may("close") ? (
        <ActButton
          name={named("closeFile")}
          label="Clore"
          look="button brick small"
          says="Un dossier clos ne se rouvre pas."
          body={closeFile}
          send={(body, key) => api.post("/v1/files/{fileId}/closing", { path, body, key, ifMatch })}
          done="Le dossier est clos."
        />
      ) : null}
    </div>
  );
}
