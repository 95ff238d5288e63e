import { Link } from "@tanstack/react-router";
import { type List, Listed } from "../shell/list.tsx";
import { Page } from "../shell/page.tsx";

interface Party {
  id: string;
  name: string;
  city: string;
  email: string;
  mergedInto?: string | undefined;
}

/** The centres or the companies: what is sought among them, a new one, and the page of each. */
export function PartyDirectory(props: {
  title: string;
  /** What is typed to find one, and the act that registers another. */
  above: React.ReactNode;
  list: List<Party>;
  empty: string;
  /** What is said of one that was merged into another. */
  merged: string;
  addressOf: (id: string) => string;
}) {
  const { title, above, list, empty, merged, addressOf } = props;
  return (
    <Page title={title}>
      <div className="above-list">{above}</div>
      <div className="card">
        <Listed of={list} empty={empty}>
          {(parties) => (
            <ul className="todo">
              {parties.map(({ id, name, city, email, mergedInto }) => (
                <li key={id}>
                  <div>
                    <Link className="todo-title" to={addressOf(id)}>
                      {name}
                    </Link>
                    <p className="quiet">
                      {city} · {email}
                    </p>
                  </div>
                  {mergedInto === undefined ? null : <span className="chip">{merged}</span>}
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </Page>
  );
}
