import { isProblem, NoAnswerError, ProblemError } from "@cqp-mutualite/client/problem";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { isExpired } from "../session/expired.ts";
import { goToSignIn } from "../session/signing-in.ts";

/** What a form or an act says at its head when it was not done: why, and what to do now. What was typed stays. */
export function Refused({ error, formId }: { error: Error; formId?: string }) {
  const told = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure takes the focus anew
  useEffect(() => told.current?.focus(), [error]);
  return (
    <div className="refused" role="alert" tabIndex={-1} ref={told}>
      <Why error={error} />
      {error instanceof ProblemError && error.errors.length > 0 && formId !== undefined ? (
        <ul>
          {error.errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a
                href={`#${formId}-${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(`${formId}-${field}`);
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Why({ error }: { error: Error }) {
  const queries = useQueryClient();
  if (isExpired(error))
    return (
      <>
        <h2>Votre session a expiré</h2>
        <p>Votre saisie est gardée sur cet appareil : reconnectez-vous, vous la retrouverez ici.</p>
        <Button className="button small" onPress={() => goToSignIn(location.pathname + location.search)}>
          Se reconnecter
        </Button>
      </>
    );
  if (error instanceof NoAnswerError)
    return (
      <>
        <h2>Pas de réponse</h2>
        <p>Votre connexion semble interrompue. Votre saisie est gardée : recommencez dès que vous pouvez.</p>
      </>
    );
  if (isProblem(error, "urn:problem:cqp:stale"))
    return (
      <>
        <h2>Ce que vous modifiez a changé entre-temps</h2>
        <p>{error.detail} Votre saisie est gardée, et rien de ce que d’autres ont écrit n’a été remplacé.</p>
        <Button className="button soft small" onPress={() => queries.invalidateQueries()}>
          Reprendre sur la version présente
        </Button>
      </>
    );
  if (error instanceof ProblemError)
    return (
      <>
        <h2>{error.errors.length > 0 ? "Il reste à corriger" : error.title}</h2>
        {error.errors.length > 0 ? null : <p>{error.detail}</p>}
        {error.status >= 500 && error.requestId !== undefined ? (
          <p className="quiet">À indiquer si vous nous écrivez : {error.requestId}</p>
        ) : null}
      </>
    );
  return <h2>Une erreur est survenue</h2>;
}

/** Leads to a field, or to what holds it. */
function goTo(id: string): void {
  const parts = id.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(parts.slice(0, length).join("."));
    if (found === null) continue;
    const focusable = found.matches("input, textarea, button")
      ? found
      : found.querySelector<HTMLElement>("input, textarea, button, [tabindex='0'], [role='spinbutton']");
    (focusable ?? found).focus();
    found.scrollIntoView({ block: "center" });
    return;
  }
}
