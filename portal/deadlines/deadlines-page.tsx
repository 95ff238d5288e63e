import { Link } from "@tanstack/react-router";
import { dayOf } from "../shell/dates.ts";
import { useItems } from "../shell/items.ts";
import { useLabels } from "../shell/labels.ts";
import { More } from "../shell/more.tsx";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";

/** The deadlines that run, the nearest first, each with what it is about. */
export function DeadlinesPage() {
  const deadlines = useItems("/v1/deadlines", {});
  const labelled = useLabels();
  return (
    <Page title="Échéances">
      <Read of={deadlines}>
        {(items) =>
          items.length === 0 ? (
            <p>Aucune échéance ne court.</p>
          ) : (
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
          )
        }
      </Read>
      <More of={deadlines} />
    </Page>
  );
}
