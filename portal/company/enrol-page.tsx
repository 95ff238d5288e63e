import type { SentTo } from "@cqp-mutualite/client/operations";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { useApi } from "../api.ts";
import { useApprovedCentres } from "../files/approved-centres.ts";
import { BodyForm } from "../forms/body-form.tsx";
import { shapeOf } from "../forms/part.ts";
import { enrol } from "../made/bodies/enrol.ts";
import { announce } from "../shell/announce.tsx";
import { Page } from "../shell/page.tsx";
import { enrolmentTold } from "./enrolment-told.ts";

type Enrolment = Extract<SentTo<"/v1/files", "post">, { path: "training" }>;

const trainee = shapeOf(enrol, "path", "training");

/** A company enrols one employee by training; the employee is asked whether they accept. */
export function EnrolPage() {
  const api = useApi();
  const navigate = useNavigate();
  const [certification, setCertification] = useState<Enrolment["certification"]>();
  const centres = useApprovedCentres(certification, "training");
  return (
    <Page title="Inscrire un salarié">
      <p className="lead">
        Le salarié reçoit un courriel et accepte, ou non, que sa candidature soit présentée. Rien ne commence
        sans son accord.
      </p>
      <BodyForm
        name="enrol"
        body={trainee}
        initial={{ path: "training" }}
        told={enrolmentTold(centres, certification !== undefined)}
        onWrite={({ certification: chosen }) => setCertification(chosen)}
        send={async (body, key) => {
          const { body: file } = await api.post("/v1/files", { body: { ...body, path: "training" }, key });
          announce(`L’inscription ${ofName(file.candidateName)} est ouverte : complétez-la.`);
          navigate({ to: "/files/$fileId", params: { fileId: file.id } });
        }}
        label="Inscrire"
      />
    </Page>
  );
}
