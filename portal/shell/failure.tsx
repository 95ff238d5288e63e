import { isProblem, NoAnswerError, ProblemError } from "@cqp-mutualite/client/problem";
import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { isExpired } from "../session/expired.ts";
import { goToSignIn } from "../session/signing-in.ts";
import { NotFoundPage } from "./not-found-page.tsx";

/** What a page shows in place of what it could not read, in the API's own words where it said why. */
export function Failure({ error, again }: { error: Error; again: () => unknown }) {
  if (isExpired(error))
    return (
      <Told title="Votre session a expiré">
        <p>Reconnectez-vous : vous reviendrez à cette page.</p>
        <Button className="button" onPress={() => goToSignIn(location.pathname + location.search)}>
          Se reconnecter
        </Button>
      </Told>
    );
  if (error instanceof NoAnswerError)
    return (
      <Told title="Pas de réponse">
        <p>Votre connexion semble interrompue. Rien n’est perdu.</p>
        <Again again={again} />
      </Told>
    );
  // Of a read, what the address names is all that can be wrong.
  if (isProblem(error, "urn:problem:cqp:invalid-request")) return <NotFoundPage />;
  if (isProblem(error, "urn:problem:cqp:second-factor-needed"))
    return (
      <Told title={error.title}>
        <p>{error.detail}</p>
        <Link className="button" to="/account/second-factor">
          Mettre en place le second facteur
        </Link>
      </Told>
    );
  if (isProblem(error, "urn:problem:cqp:not-found", "urn:problem:cqp:forbidden"))
    return (
      <Told title={error.title}>
        <p>{error.detail}</p>
        <p className="quiet">
          Si vous avez plusieurs qualités, choisissez en haut de la page celle pour laquelle vous agissez.
        </p>
      </Told>
    );
  return (
    <Told title={error instanceof ProblemError ? error.title : "Une erreur est survenue"}>
      {error instanceof ProblemError ? <p>{error.detail}</p> : null}
      {error instanceof ProblemError && error.requestId !== undefined ? (
        <p className="quiet">À indiquer si vous nous écrivez : {error.requestId}</p>
      ) : null}
      <Again again={again} />
    </Told>
  );
}

function Told({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="card told" role="alert">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Again({ again }: { again: () => unknown }) {
  return (
    <Button className="button soft" onPress={() => again()}>
      Réessayer
    </Button>
  );
}
