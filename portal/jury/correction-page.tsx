import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { ActButton } from "../acts/act-button.tsx";
import { useApi, useRead } from "../api.ts";
import { useDraft } from "../forms/draft.ts";
import type { FormState } from "../forms/form-state.tsx";
import { fieldOf } from "../forms/part.ts";
import { PartField } from "../forms/part-field.tsx";
import { proposeCorrection } from "../made/bodies/proposeCorrection.ts";
import { useCapacity } from "../shell/account.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import {
  DecisionFields,
  type Draft,
  draftOf,
  type Outcome,
  OutcomeInWords,
  outcomeOf,
  toldOfDecision,
} from "./decision-fields.tsx";
import { useTitles } from "./outcome.tsx";
import { Sent, useSending } from "./sending.tsx";
import { nameOf, type Session, type Slot, slotOf, useSession } from "./session.ts";

type Correction = ReplyOf<"/v1/sessions/{sessionId}/slots/{fileId}/correction", "get">;

/** R-DAY-8: a clerical error of what was signed: who signed says what is right, a member of the other side countersigns. */
export function CorrectionPage() {
  const { sessionId, fileId } = useParams({ from: "/sessions/$sessionId/slots/$fileId/correction" });
  const { data } = useSession(sessionId);
  const slot = data && slotOf(data.body, fileId);
  if (data === undefined) return null;
  if (slot === undefined) return <NotFoundPage />;
  return <Corrected session={data.body} slot={slot} />;
}

function Corrected({ session, slot }: { session: Session; slot: Slot }) {
  const actingAs = useCapacity()?.actingAs;
  const titleOf = useTitles(session, slot);
  const path = { sessionId: session.id, fileId: slot.fileId };
  const correction = useRead("/v1/sessions/{sessionId}/slots/{fileId}/correction", { path });
  if (correction.data === undefined)
    return (
      <Read of={correction} title="Rectifier une fiche">
        {() => null}
      </Read>
    );
  const { sheet, signer, countersigners, lastDay, proposed } = correction.data.body;
  const names = countersigners.map(({ name }) => name);
  // Who signed may have erred twice; to the others, what was corrected is done.
  const corrected = signer.id === actingAs || proposed !== undefined ? undefined : sheet?.corrects;
  return (
    <Page
      title={`${corrected === undefined ? "Rectifier la fiche" : "Fiche rectifiée"} ${ofName(slot.candidateName)}`}
    >
      <div className="candidate-head">
        <p className="quiet">
          {corrected === undefined ? (
            <>
              Une rectification corrige une erreur de saisie, jamais une décision. {signer.name} la signe
              {names.length === 0
                ? ""
                : `, et ${new Intl.ListFormat("fr", { type: "disjunction" }).format(names)} la contresigne`}
              , au plus tard le {dayOf(lastDay)}.
            </>
          ) : (
            `Une erreur de saisie est rectifiée : cette fiche remplace la fiche ${corrected.number}.`
          )}
        </p>
      </div>
      {sheet === undefined ? null : <Sheet sheet={sheet} titleOf={titleOf} />}
      {proposed === undefined ? null : (
        <section className="card" aria-labelledby="proposed">
          <h2 id="proposed">Rectification proposée</h2>
          <p className="quiet">
            Signée par {nameOf(session, proposed.by)} le {dayOf(proposed.at)}, elle attend un contreseing.
          </p>
          <OutcomeInWords outcome={proposed.outcome} titleOf={titleOf} />
          <h3>Pourquoi la première saisie était une erreur</h3>
          <p className="written">{proposed.explanation}</p>
          {countersigners.some(({ id }) => id === actingAs) ? (
            <Countersign {...{ session, slot, titleOf }} correctionId={proposed.id} />
          ) : null}
        </section>
      )}
      {signer.id === actingAs ? (
        <Propose {...{ session, slot, titleOf }} correction={correction.data.body} />
      ) : null}
    </Page>
  );
}

type Shown = { session: Session; slot: Slot; titleOf: (code: string) => string };

function Sheet(props: { sheet: NonNullable<Correction["sheet"]>; titleOf: (code: string) => string }) {
  const { sheet, titleOf } = props;
  return (
    <section className="card" aria-labelledby="sheet">
      <h2 id="sheet">Ce qui est signé</h2>
      <p className="quiet">
        Fiche {sheet.number}, signée par {sheet.standIn?.name ?? sheet.chairName}
        {sheet.countersigner === undefined ? "" : `, contresignée par ${sheet.countersigner.name}`}, le{" "}
        {dayOf(sheet.signedAt)}
      </p>
      <OutcomeInWords outcome={outcomeOfSheet(sheet)} titleOf={titleOf} />
    </section>
  );
}

function outcomeOfSheet(sheet: NonNullable<Correction["sheet"]>): Outcome {
  const { absence, results, recommendation } = sheet;
  if (absence !== undefined) return { kind: absence };
  const domains = results.flatMap(({ domainCode, result }) =>
    result === "already-acquired" ? [] : [[domainCode, result] as const],
  );
  return {
    kind: "decided",
    domains: Object.fromEntries(domains),
    ...(recommendation === undefined ? {} : { recommendation }),
  };
}

/** What the form of a correction says of its fields: of each domain that it changes, what was signed. */
function toldOf(
  { presented, sheet }: Correction,
  { domains }: Draft,
  titleOf: Shown["titleOf"],
  called: (result: string) => string,
): FormState["told"] {
  const changed = (sheet?.results ?? []).flatMap(({ domainCode, result }) => {
    const now = domains[domainCode];
    if (now === undefined || result === now || result === "already-acquired") return [];
    return [[`outcome.domains.${domainCode}`, { help: `Au lieu de « ${called(result)} »` }]];
  });
  return {
    ...toldOfDecision(presented, titleOf, "outcome."),
    ...Object.fromEntries(changed),
    explanation: {
      label: "Pourquoi la première saisie était une erreur",
      help: "Lue par l’OEMM et par les signataires seulement.",
    },
  };
}

function Propose({ session, slot, titleOf, correction }: Shown & { correction: Correction }) {
  const api = useApi();
  const label = useLabels();
  const queries = useQueryClient();
  const kept = useDraft<{ draft: Draft; explanation: string }>(`correction:${session.id}:${slot.fileId}`);
  const [typed, setTyped] = useState(
    () =>
      kept.found ?? {
        draft: draftOf(correction.sheet === undefined ? slot.outcome : outcomeOfSheet(correction.sheet)),
        explanation: "",
      },
  );
  const write = (changed: Partial<typeof typed>) => {
    const now = { ...typed, ...changed };
    setTyped(now);
    kept.keep(now);
  };
  const path = { sessionId: session.id, fileId: slot.fileId };
  const { isPending, error, run } = useSending(async () => {
    const body = { outcome: outcomeOf(typed.draft), explanation: typed.explanation };
    await api.post("/v1/sessions/{sessionId}/slots/{fileId}/correction", { path, body });
    kept.forget();
    await queries.invalidateQueries({
      queryKey: ["/v1/sessions/{sessionId}/slots/{fileId}/correction", { path }],
    });
  }, "Rectification signée : elle attend son contreseing.");
  return (
    <section className="card" aria-labelledby="propose">
      <h2 id="propose">{correction.proposed === undefined ? "Ce qui est juste" : "La proposer autrement"}</h2>
      <Sent
        error={error}
        run={run}
        told={toldOf(correction, typed.draft, titleOf, (result) =>
          label("JurySession.slots.outcome.domains", result),
        )}
      >
        <DecisionFields
          within="outcome."
          draft={typed.draft}
          write={(draft) => write({ draft })}
          presented={correction.presented}
          titleOf={titleOf}
        />
        <PartField
          part={fieldOf(proposeCorrection, "explanation")}
          path="explanation"
          required
          value={typed.explanation}
          onChange={(explanation) => write({ explanation: (explanation ?? "") as string })}
        />
        <div className="foot">
          <Button className="button" type="submit" aria-busy={isPending}>
            Signer la rectification
          </Button>
        </div>
      </Sent>
    </section>
  );
}

function Countersign({ session, slot, correctionId }: Shown & { correctionId: string }) {
  const api = useApi();
  const path = { sessionId: session.id, fileId: slot.fileId };
  return (
    <ActButton
      name={`countersignature:${correctionId}`}
      label="Contresigner"
      look="button"
      says="Elle prend effet aussitôt : une nouvelle fiche est établie et envoyée au candidat, l’ancienne est gardée."
      send={() =>
        api.post("/v1/sessions/{sessionId}/slots/{fileId}/correction/countersignature", {
          path,
          body: { correctionId },
        })
      }
      done="La rectification est contresignée."
    />
  );
}
