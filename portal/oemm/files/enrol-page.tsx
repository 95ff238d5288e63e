import type { SentTo } from "@cqp-mutualite/client/operations";
import { useNavigate } from "@tanstack/react-router";
import { useApi } from "../../api.ts";
import { BodyForm } from "../../forms/body-form.tsx";
import { inseeCode } from "../../forms/insee-code.ts";
import { enrol } from "../../made/bodies/enrol.ts";
import { announce } from "../../shell/announce.tsx";
import { Page } from "../../shell/page.tsx";
import { onBehalf } from "../on-behalf.ts";

/** R-OEMM-1: OEMM enters the form on paper of a candidate, or of a company, that can't enrol here. */
export function EnrolPage() {
  const api = useApi();
  const navigate = useNavigate();
  return (
    <Page title="Inscrire à partir d’un formulaire">
      <p className="lead">
        Pour qui ne peut pas s’inscrire en ligne : un candidat à la VAE, ou l’entreprise d’un salarié. Le
        motif reste dans l’historique du dossier.
      </p>
      <div className="card">
        <BodyForm<SentTo<"/v1/files", "post">>
          name="enrol from paper"
          body={enrol}
          told={{
            path: { label: "Voie" },
            certification: { label: "Certification" },
            "candidate.civilStatus.birthPlace.inseeCode": inseeCode,
            "candidate.phone": { label: "Numéro de téléphone" },
            "candidate.companyId": {
              label: "Entreprise qui l’emploie",
              help: "Si elle est connue : ses représentants ne siègent pas à son jury.",
            },
            centreId: { label: "Centre agréé" },
            companyId: { label: "Entreprise qui inscrit", required: true },
            ...onBehalf,
          }}
          send={async (body, key) => {
            const { body: file } = await api.post("/v1/files", { body, key });
            announce(`${file.candidateName} : l’inscription est ouverte.`);
            await navigate({ to: "/files/$fileId", params: { fileId: file.id } });
          }}
          label="Inscrire"
        />
      </div>
    </Page>
  );
}
