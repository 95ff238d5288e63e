import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "react-aria-components";
import { ofName } from "../../shared/domain/french/of-name.ts";
import { ActButton } from "../acts/act-button.tsx";
import { useRead } from "../api.ts";
import { useDraft } from "../forms/draft.ts";
import { useCapacity } from "../shell/account.ts";
import { timeOf } from "../shell/dates.ts";
import {
  DecisionFields,
  type Draft,
  draftOf,
  OutcomeInWords,
  outcomeOf,
  toldOfDecision,
} from "./decision-fields.tsx";
import { Sent, useSending } from "./sending.tsx";
import { isSettled, nameOf, type Session, type Slot, slotOf, useAct } from "./session.ts";

/** What becomes of a candidate: typed by a member who is present, signed by the chair, corrected after that. */
export function Outcome({ session, slot }: { session: Session; slot: Slot }) {
  const actingAs = useCapacity()?.actingAs ?? "";
  const titleOf = useTitles(session, slot);
  const isPresent = session.present?.includes(actingAs) === true;
  if (isSettled(slot)) return <Settled session={session} slot={slot} titleOf={titleOf} />;
  if (session.state !== "opened") return <p className="card">Aucun résultat n’a été saisi.</p>;
  if (!isPresent)
    return (
      <section className="card" aria-labelledby="outcome">
        <h2 id="outcome">Résultat</h2>
        <p className="notice wait">
          Vous n’êtes pas noté(e) présent(e) : un membre présent doit noter votre arrivée pour que vous
          puissiez agir.
        </p>
        {slot.outcome === undefined ? null : <OutcomeInWords outcome={slot.outcome} titleOf={titleOf} />}
      </section>
    );
  return (
    <section className="card" aria-labelledby="outcome">
      <h2 id="outcome">Résultat</h2>
      <Typed session={session} slot={slot} titleOf={titleOf} isChair={session.chair === actingAs} />
    </section>
  );
}

type Shown = { session: Session; slot: Slot; titleOf: (code: string) => string };

function Typed({ session, slot, titleOf, isChair }: Shown & { isChair: boolean }) {
  const recorded = JSON.stringify(slot.outcome ?? null);
  const kept = useDraft<{ from: string; draft: Draft }>(`outcome:${session.id}:${slot.fileId}`);
  const [typed, setTyped] = useState(() => kept.found ?? { from: recorded, draft: draftOf(slot.outcome) });
  const act = useAct(session.id);
  const isTouched =
    JSON.stringify(typed.draft) !== JSON.stringify(draftOf(JSON.parse(typed.from) ?? undefined));
  const follow = () => setTyped({ from: recorded, draft: draftOf(slot.outcome) });
  // What another member recorded shows by itself, unless something else is being typed here.
  if (typed.from !== recorded && !isTouched) follow();
  const isElsewhere = typed.from !== recorded && isTouched;
  const path = { sessionId: session.id, fileId: slot.fileId };
  const { isPending, error, run } = useSending(
    async () => {
      const body = outcomeOf(typed.draft);
      await act(
        (api, ifMatch) => api.put("/v1/sessions/{sessionId}/slots/{fileId}/outcome", { path, body, ifMatch }),
        (now) => slotOf(now, slot.fileId)?.outcome ?? null,
      );
      kept.forget();
      setTyped({ from: JSON.stringify(body), draft: draftOf(body) });
    },
    `Résultat ${ofName(slot.candidateName)} enregistré.`,
  );
  const begin = (begun: typeof typed) => {
    kept.keep(begun);
    setTyped(begun);
  };
  return (
    <>
      <Sent error={error} run={run} told={toldOfDecision(slot.domains, titleOf)}>
        {isElsewhere && slot.outcome !== undefined ? (
          <div className="notice wait" role="alert">
            <p>
              <strong>
                {nameOf(session, slot.recordedBy)} a enregistré ce résultat pendant votre saisie :
              </strong>
            </p>
            <OutcomeInWords outcome={slot.outcome} titleOf={titleOf} />
            <div className="buttons">
              <Button
                className="button small"
                onPress={() => {
                  kept.forget();
                  follow();
                }}
              >
                Reprendre ce résultat
              </Button>
              <Button
                className="button soft small"
                onPress={() => begin({ from: recorded, draft: typed.draft })}
              >
                Garder ma saisie
              </Button>
            </div>
          </div>
        ) : null}
        <DecisionFields
          draft={typed.draft}
          write={(draft) => begin({ ...typed, draft })}
          presented={slot.domains}
          titleOf={titleOf}
        />
        <div className="foot">
          {slot.recordedBy === undefined || isElsewhere ? null : (
            <span className="quiet">{nameOf(session, slot.recordedBy)} a saisi ce résultat</span>
          )}
          <Button
            className={slot.outcome === undefined || isTouched ? "button" : "button soft"}
            type="submit"
            aria-busy={isPending}
            isDisabled={isElsewhere || (slot.outcome !== undefined && !isTouched)}
          >
            Enregistrer le résultat
          </Button>
        </div>
      </Sent>
      {slot.outcome === undefined ? null : (
        <ToSign {...{ session, slot, titleOf, isChair, isTouched, isElsewhere }} />
      )}
    </>
  );
}

function ToSign(props: Shown & { isChair: boolean; isTouched: boolean; isElsewhere: boolean }) {
  const { session, slot, titleOf, isChair, isTouched, isElsewhere } = props;
  const act = useAct(session.id);
  if (slot.outcome === undefined) return null;
  if (!isChair)
    return (
      <p className="quiet to-sign">
        {nameOf(session, session.chair)} doit signer ce résultat. Il peut être modifié jusque-là.
      </p>
    );
  // What is signed is what was recorded, which is not what stands above.
  if (isTouched)
    return (
      <p className="quiet to-sign">
        {isElsewhere
          ? "Choisissez d’abord entre ce résultat et votre saisie."
          : "Enregistrez d’abord votre saisie : seul ce qui est enregistré se signe."}
      </p>
    );
  return (
    <div className="to-sign">
      {session.quorum === false ? (
        <p className="notice wait">Le quorum n’est pas réuni : le résultat ne peut pas être signé.</p>
      ) : null}
      <ActButton
        name={`signature:${session.id}:${slot.fileId}`}
        label="Signer la fiche"
        confirm="Signer"
        look="button"
        says={
          <>
            <p>
              <strong>{slot.candidateName}</strong>
            </p>
            <OutcomeInWords outcome={slot.outcome} titleOf={titleOf} />
            <p>
              Une fois signé, ce résultat ne peut plus être modifié par le jury ; il est envoyé au candidat.
              Une erreur de saisie se rectifie par une nouvelle fiche, contresignée.
            </p>
          </>
        }
        send={() =>
          act(
            (api, ifMatch) =>
              api.post("/v1/sessions/{sessionId}/slots/{fileId}/signature", {
                path: { sessionId: session.id, fileId: slot.fileId },
                ifMatch,
              }),
            (now) => slotOf(now, slot.fileId)?.outcome,
          )
        }
        done={`Résultat ${ofName(slot.candidateName)} signé.`}
      />
    </div>
  );
}

function Settled({ session, slot, titleOf }: Shown) {
  const { outcome, signedAt, sheetId } = slot;
  return (
    <section className="card" aria-labelledby="outcome">
      <h2 id="outcome">Résultat {slot.signed ? "signé" : ""}</h2>
      {signedAt === undefined ? null : <p className="quiet">Signé à {timeOf(signedAt)}</p>}
      {outcome === undefined ? null : <OutcomeInWords outcome={outcome} titleOf={titleOf} />}
      {sheetId === undefined || !session.allowedCommands.includes("correct") ? null : (
        <p>
          <Link
            to="/sessions/$sessionId/slots/$fileId/correction"
            params={{ sessionId: session.id, fileId: slot.fileId }}
          >
            Rectifier une erreur de saisie
          </Link>
        </p>
      )}
    </section>
  );
}

/** The titles of domains: those of the file's own version while its reader sees the file, then those in force. */
export function useTitles(session: Session, slot: Pick<Slot, "fileId">): (code: string) => string {
  const isReadable = session.state === "convened" || session.state === "opened";
  const { fileId } = slot;
  const own = useRead("/v1/files/{fileId}/grid", { path: { fileId } }, { enabled: isReadable, once: true });
  const inForce = useRead(
    "/v1/certifications/{code}",
    { path: { code: session.certification } },
    { enabled: !isReadable, once: true },
  );
  const domains = isReadable ? own.data?.body.domains : inForce.data?.body.domains;
  return (code) => {
    const domain = domains?.find((one) => one.code === code);
    return domain === undefined ? code : `${domain.number}. ${domain.title}`;
  };
}
