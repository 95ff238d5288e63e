import { ProblemError } from "@cqp-mutualite/client/problem";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { api, useRead } from "../api.ts";
import "../candidate/candidate.css";
import { ChooseCentre } from "../candidate/choose-centre.tsx";
import { useTyped } from "../forms/draft.ts";
import { InForm } from "../forms/form-state.tsx";
import { inseeCode } from "../forms/insee-code.ts";
import { shapeOf } from "../forms/part.ts";
import { PartField } from "../forms/part-field.tsx";
import { enrol } from "../made/bodies/enrol.ts";
import { useAccount } from "../shell/account.ts";
import { announce } from "../shell/announce.tsx";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import "../styles/forms.css";
import {
  type Begun,
  type Enrolment,
  partOf,
  type Step,
  stepOf,
  steps,
  unanswered,
  valueAt,
  withValue,
} from "./steps.ts";

const vae = shapeOf(enrol, "path", "vae");

/** Enrolling oneself by VAE: a question a page, kept on the device, then all of it to check (R-VAE-1). */
export function EnrolPage() {
  const { step: asked } = useSearch({ from: "/enrol" });
  const account = useAccount();
  const [begun, setBegun, forget] = useTyped<Begun>("enrolment", {
    candidate: { email: account.email } as NonNullable<Begun["candidate"]>,
  });
  const [faults, setFaults] = useState<Readonly<Record<string, readonly string[]>>>({});
  const step = steps.find(({ name }) => name === asked);
  const rank = asked === "check" ? steps.length : step === undefined ? -1 : steps.indexOf(step);
  if (rank === -1) return <Start isBegun={begun.certification !== undefined} />;
  if (step === undefined) return <Check begun={begun} forget={forget} refuse={setFaults} />;
  return <Question key={step.name} step={step} rank={rank} begun={begun} change={setBegun} faults={faults} />;
}

function Start({ isBegun }: { isBegun: boolean }) {
  return (
    <div className="narrow">
      <Page title="S’inscrire par la VAE">
        <div className="stack">
          <p className="lead">
            La validation des acquis de l’expérience permet d’obtenir un CQP par ce que vous avez déjà fait.
          </p>
          <section className="card" aria-labelledby="before">
            <h2 id="before">Avant de commencer</h2>
            <ul>
              <li>Cinq questions, environ cinq minutes.</li>
              <li>Ayez votre pièce d’identité sous la main.</li>
              <li>Vos réponses sont gardées sur cet appareil : vous pouvez vous arrêter et reprendre.</li>
            </ul>
            <Link className="button" to="/enrol" search={{ step: "certification" }}>
              {isBegun ? "Reprendre mon inscription" : "Commencer"}
            </Link>
          </section>
        </div>
      </Page>
    </div>
  );
}

function Question(props: {
  step: Step;
  rank: number;
  begun: Begun;
  change: (begun: Begun) => void;
  faults: Readonly<Record<string, readonly string[]>>;
}) {
  const { step, rank, begun, change, faults } = props;
  const navigate = useNavigate();
  const [missed, setMissed] = useState<readonly string[]>([]);
  const part = partOf(vae, step);
  const value = valueAt(begun, step);
  const told = {
    ...faults,
    ...Object.fromEntries(missed.map((field) => [pathIn(step, field), ["À renseigner."]])),
  };
  return (
    <div className="narrow">
      <Page
        title={step.question}
        above={
          <p className="quiet back">
            Inscription par la VAE · question {rank + 1} sur {steps.length}
          </p>
        }
      >
        <progress
          className="steps"
          max={steps.length}
          value={rank + 1}
          aria-label={`Question ${rank + 1} sur ${steps.length}`}
        />
        {step.help === undefined ? null : <p className="lead">{step.help}</p>}
        <form
          noValidate
          className="question"
          onSubmit={(event) => {
            event.preventDefault();
            const left = unanswered(part, value);
            setMissed(left);
            if (left.length === 0)
              void navigate({ to: "/enrol", search: { step: steps[rank + 1]?.name ?? "check" } });
          }}
        >
          {step.name === "centre" && begun.certification !== undefined ? (
            <ChooseCentre
              certification={begun.certification}
              chosen={begun.centreId}
              choose={({ id }) => change({ ...begun, centreId: id })}
            />
          ) : (
            <InForm
              value={{
                faults: told,
                told: {
                  certification: { label: "Votre choix" },
                  "candidate.civilStatus.birthPlace.inseeCode": inseeCode,
                },
                id: "enrol",
              }}
            >
              <PartField
                part={{ ...part }}
                path={step.within}
                required
                value={value}
                onChange={(next) => change(withValue(begun, step, next))}
              />
            </InForm>
          )}
          <p role="status" className={missed.length === 0 ? "hidden" : "fault"}>
            {missed.length === 0
              ? ""
              : missed.length === 1
                ? "Il manque une réponse sur cette page."
                : `Il manque ${missed.length}\u00a0réponses sur cette page.`}
          </p>
          <div className="buttons">
            <Button type="submit" className="button">
              Continuer
            </Button>
            <Link
              className="button soft"
              to="/enrol"
              search={rank === 0 ? {} : { step: steps[rank - 1]?.name ?? "certification" }}
            >
              Retour
            </Link>
          </div>
        </form>
      </Page>
    </div>
  );
}

const pathIn = ({ within }: Step, field: string) => (within === "" ? field : `${within}.${field}`);

function Check(props: {
  begun: Begun;
  forget: () => void;
  refuse: (faults: Readonly<Record<string, readonly string[]>>) => void;
}) {
  const { begun, forget, refuse } = props;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const labelled = useLabels();
  const [key] = useState(() => crypto.randomUUID());
  const enrolling = useMutation({
    mutationFn: async () =>
      (await api.post("/v1/files", { body: { ...begun, path: "vae" } as Enrolment, key })).body,
    onSuccess: async ({ id }) => {
      forget();
      await queries.invalidateQueries();
      await navigate({ to: "/files/$fileId", params: { fileId: id } });
      announce("Votre inscription est enregistrée : voici votre dossier.");
    },
    onError: (error) => refuse(error instanceof ProblemError ? error.byField() : {}),
  });
  const centre = useChosenCentre(begun);
  const civil = begun.candidate?.civilStatus;
  const place =
    civil?.birthPlace === undefined
      ? undefined
      : civil.birthPlace.in === "france"
        ? `${civil.birthPlace.commune} (${civil.birthPlace.inseeCode})`
        : civil.birthPlace.country;
  const left = steps.filter((step) => unanswered(partOf(vae, step), valueAt(begun, step)).length > 0);
  const wrong =
    enrolling.error instanceof ProblemError
      ? enrolling.error.errors.flatMap(({ field }) => stepOf(field)?.name ?? [])
      : [];
  const lines: [Step["name"], string, string | undefined][] = [
    ["certification", "CQP", begun.certification && labelled("File.certification", begun.certification)],
    ["identity", "Prénoms et nom", [civil?.firstNames, civil?.birthName].filter(Boolean).join(" ")],
    ["identity", "Nom d’usage", civil?.usedName ?? "aucun"],
    ["birth", "Naissance", civil?.bornOn && [dayOf(civil.bornOn), place].filter(Boolean).join(", ")],
    ["contact", "Adresse électronique", begun.candidate?.email],
    ["contact", "Téléphone", begun.candidate?.phone ?? "aucun"],
    ["centre", "Centre", centre ?? "à choisir plus tard"],
  ];
  return (
    <div className="narrow">
      <Page title="Vérifiez vos réponses" above={<p className="quiet back">Inscription par la VAE</p>}>
        <div className="stack">
          <dl className="card check">
            {lines.map(([step, title, said]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>
                  {said === undefined || said === "" ? <span className="chip wait">à renseigner</span> : said}
                  {wrong.includes(step) ? <span className="chip no">à corriger</span> : null}
                </dd>
                <dd>
                  <Link to="/enrol" search={{ step }} aria-label={`Modifier : ${title}`}>
                    Modifier
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
          <Refused error={enrolling.error} />
          <section className="card now" aria-labelledby="send">
            <h2 id="send">S’inscrire</h2>
            <p>
              Votre dossier est ouvert aussitôt. Le centre choisi vous contactera pour un entretien ; ce que
              vous avez saisi reste modifiable.
            </p>
            <Button
              className="button"
              isPending={enrolling.isPending}
              isDisabled={left.length > 0}
              onPress={() => enrolling.mutate()}
            >
              M’inscrire
            </Button>
          </section>
        </div>
      </Page>
    </div>
  );
}

/** The name of the centre that was chosen, from the public list. */
function useChosenCentre({ certification: code = "CMI", centreId }: Begun): string | undefined {
  const found = useRead(
    "/v1/certifications/{code}/approved-centres",
    { path: { code }, query: { service: "vae" } },
    { enabled: centreId !== undefined },
  );
  return found.data?.body.items.find(({ id }) => id === centreId)?.name;
}
