import { isProblem } from "@cqp-mutualite/client/problem";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { NotFoundPage } from "./not-found-page.tsx";
import { Page } from "./page.tsx";
import { readAgain, useToldHere } from "./unread.tsx";
import { Why } from "./why.tsx";

/** What a page shows in place of what it could not read; under a title, where that is the page itself. */
export function Failure(props: { error: unknown; again: () => unknown; title?: string | undefined }) {
  const { error, again: readThis, title } = props;
  const queries = useQueryClient();
  const isHome = useLocation({ select: ({ pathname }) => pathname === "/" });
  useToldHere(error);
  // Of a read, what the address names is all that can be wrong.
  if (isProblem(error, "urn:problem:cqp:invalid-request")) return <NotFoundPage />;
  // What failed beside it for the same reason is not told twice, and is read again with it.
  const again = async () => {
    await Promise.all([readThis(), readAgain(queries)]);
  };
  const told = (
    <section className="card told" role="alert">
      <Why error={error} again={again} />
    </section>
  );
  if (title === undefined) return told;
  return (
    <Page title={title} isUntilRead>
      {told}
      {isHome ? null : (
        <p>
          <Link to="/">Revenir à l’accueil</Link>
        </p>
      )}
    </Page>
  );
}
