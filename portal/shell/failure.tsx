import { isProblem } from "@cqp-mutualite/client/problem";
import { Link } from "@tanstack/react-router";
import { NotFoundPage } from "./not-found-page.tsx";
import { Page } from "./page.tsx";
import { Why } from "./why.tsx";

/** What a page shows in place of what it could not read; under a title, where that is the page itself. */
export function Failure(props: { error: unknown; again: () => unknown; title?: string | undefined }) {
  const { error, again, title } = props;
  // Of a read, what the address names is all that can be wrong.
  if (isProblem(error, "urn:problem:cqp:invalid-request")) return <NotFoundPage />;
  const told = (
    <section className="card told" role="alert">
      <Why error={error} again={again} />
    </section>
  );
  if (title === undefined) return told;
  return (
    <Page title={title} isUntilRead>
      {told}
      <p>
        <Link to="/">Revenir à l’accueil</Link>
      </p>
    </Page>
  );
}
