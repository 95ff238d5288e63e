import { Link } from "@tanstack/react-router";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Listed, useList } from "../shell/list.tsx";
import { Page } from "../shell/page.tsx";

/** The deadlines that run, the nearest first, each with what it is about. */
export function DeadlinesPage() {
  const deadlines = useList("/v1/deadlines", {});
  const labelled = useLabels();
  return (
    <Page title="Échéances">
      <Listed
        of={deadlines}
        empty="Aucune échéance ne court. Celles de vos dossiers apparaîtront ici, la plus proche d’abord."
      >
        {(items) => (
          <ul className="lines card">
            {items.map(({ id, kind, lastDay, label, about, certification }) => (
              <li key={id}>
                <time dateTime={lastDay}>
                  <strong>{dayOf(lastDay)}</strong>
                </time>{" "}
                · {certification} · {labelled("Deadline.kind", kind)}
                <br />
                <span className="quiet">{label}</span>
                {about.kind === "file" ? (
                  <>
                    <br />
                    <Link to="/files/$fileId" params={{ fileId: about.id }}>
                      Ouvrir le dossier
                    </Link>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </Page>
  );
}
