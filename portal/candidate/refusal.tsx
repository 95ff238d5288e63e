import { NoAnswerError, ProblemError } from "@cqp-mutualite/client/problem";
import { Button } from "react-aria-components";
import { isExpired } from "../session/expired.ts";
import { goToSignIn } from "../session/signing-in.ts";

/** Why something was not done, in the API's words; what was typed stays. */
export function Refusal({ error }: { error: unknown }) {
  if (error === undefined || error === null) return null;
  return (
    <div className="refused" role="alert">
      <Said error={error} />
    </div>
  );
}

function Said({ error }: { error: unknown }) {
  if (isExpired(error))
    return (
      <>
        <p>
          <b>Votre session a expiré.</b> Ce que vous avez saisi est gardé sur cet appareil.
        </p>
        <Button className="button small" onPress={() => goToSignIn(location.pathname + location.search)}>
          Se reconnecter
        </Button>
      </>
    );
  if (error instanceof NoAnswerError)
    return (
      <p>
        <b>Pas de réponse.</b> Votre connexion semble interrompue : rien n’est perdu, réessayez.
      </p>
    );
  if (error instanceof ProblemError)
    return (
      <>
        <p>
          <b>{error.title}.</b> {error.detail}
        </p>
        {error.errors.length === 0 ? null : (
          <ul>
            {error.errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>{message}</li>
            ))}
          </ul>
        )}
      </>
    );
  return <p>Une erreur est survenue. Réessayez.</p>;
}
