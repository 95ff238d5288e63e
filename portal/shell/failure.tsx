import { isProblem } from "@cqp-mutualite/client/problem";
import { NotFoundPage } from "./not-found-page.tsx";
import { Why } from "./why.tsx";

/** What a page shows in place of what it could not read. */
export function Failure({ error, again }: { error: unknown; again: () => unknown }) {
  // Of a read, what the address names is all that can be wrong.
  if (isProblem(error, "urn:problem:cqp:invalid-request")) return <NotFoundPage />;
  return (
    <section className="card told" role="alert">
      <Why error={error} again={again} />
    </section>
  );
}
