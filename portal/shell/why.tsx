import { isProblem, NoAnswerError, ProblemError } from "@cqp-mutualite/client/problem";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useContext } from "react";
import { Button } from "react-aria-components";
import { isExpired } from "../session/expired.ts";
import { goToSignIn } from "../session/signing-in.ts";
import { SignedIn } from "./account.ts";
import { isOfStorage } from "./may-pass.ts";

/**
 * Why something could not be read or was not done, in the API's own words where it said why, and what to do now: the
 * one telling of it, for the frames `Failure` and `Refused`.
 */
export function Why({ error, again }: { error: unknown; again?: (() => unknown) | undefined }) {
  const queries = useQueryClient();
  if (isExpired(error))
    return (
      <>
        <h2>Votre session a expiré</h2>
        <p>
          Reconnectez-vous : vous reviendrez à cette page. Ce que vous y avez saisi est gardé sur cet
          appareil.
        </p>
        <Button className="button small" onPress={() => goToSignIn(location.pathname + location.search)}>
          Se reconnecter
        </Button>
      </>
    );
  if (error instanceof NoAnswerError)
    return (
      <>
        <h2>Pas de réponse</h2>
        <p>Votre connexion semble interrompue. Rien n’est perdu : recommencez dès que vous le pouvez.</p>
        <Again again={again} />
      </>
    );
  if (isOfStorage(error))
    return (
      <>
        <h2>Le fichier n’est pas arrivé</h2>
        <p>Le dépôt de fichiers ne l’a pas pris, ou la connexion a été coupée. Recommencez.</p>
        <Again again={again} />
      </>
    );
  if (isProblem(error, "urn:problem:cqp:stale"))
    return (
      <>
        <h2>Ce que vous modifiez a changé entre-temps</h2>
        {error.mayHaveHappened ? (
          <p>
            La connexion a été coupée pendant l’envoi : ce qui a changé est peut-être ce que vous venez
            d’envoyer. Votre saisie est gardée : reprenez la version présente, et comparez.
          </p>
        ) : (
          <p>
            {error.detail} Votre saisie est gardée, et rien de ce que d’autres ont écrit n’a été remplacé.
          </p>
        )}
        <Button className="button soft small" onPress={() => queries.invalidateQueries()}>
          Reprendre sur la version présente
        </Button>
      </>
    );
  if (isProblem(error, "urn:problem:cqp:second-factor-needed"))
    return (
      <>
        <h2>{error.title}</h2>
        <p>{error.detail}</p>
        <Link className="button small" to="/account/second-factor">
          Mettre en place le second facteur
        </Link>
      </>
    );
  if (isProblem(error, "urn:problem:cqp:not-found", "urn:problem:cqp:forbidden"))
    return (
      <>
        <h2>{error.title}</h2>
        <p>{error.detail}</p>
        <OtherCapacity />
        <Again again={again} />
      </>
    );
  // Each fault is told with the field that it is in.
  if (again === undefined && error instanceof ProblemError && error.errors.length > 0)
    return <h2>Il reste à corriger</h2>;
  return (
    <>
      <h2>{error instanceof ProblemError ? error.title : "Une erreur est survenue"}</h2>
      {error instanceof ProblemError ? <p>{error.detail}</p> : null}
      {error instanceof ProblemError && error.status >= 500 && error.requestId !== undefined ? (
        <p className="quiet">À indiquer si vous nous écrivez : {error.requestId}</p>
      ) : null}
      <Again again={again} />
    </>
  );
}

/** Where the head of the page lets one choose as what to act, that may be all that is wrong. */
function OtherCapacity() {
  const signed = useContext(SignedIn);
  if (signed === undefined || signed.account.capacities.length === 0) return null;
  return (
    <p className="quiet">
      Si ce n’est pas à ce titre que vous agissez, choisissez-en un autre en haut de la page.
    </p>
  );
}

function Again({ again }: { again: (() => unknown) | undefined }) {
  if (again === undefined) return null;
  return (
    <Button className="button soft small" onPress={() => again()}>
      Réessayer
    </Button>
  );
}
