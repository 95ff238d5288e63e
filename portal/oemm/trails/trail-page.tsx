import { useParams } from "@tanstack/react-router";
import { capital } from "../../shell/capital.ts";
import { dayOf, timeOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { Place } from "../place.tsx";

/** What was written about something, each entry sealed to the one before. */
export function TrailPage() {
  const { kind, id } = useParams({ from: "/trails/$kind/$id" });
  const label = useLabels();
  const list = useList("/v1/trails/{kind}/{id}", {
    path: { kind: kind as "file", id },
    query: { limit: 50 },
  });
  return (
    <Page title="Trace scellée" above={<WayBack kind={kind} id={id} />}>
      <p className="quiet">
        Chaque ligne est scellée à la précédente : aucune ne peut être changée sans que cela se voie.
      </p>
      <div className="card">
        <Listed of={list} empty="Rien n’est encore scellé.">
          {(entries) => (
            <ol className="history">
              {entries.map(({ seal, fact, reading }) => (
                <li key={seal.entryId}>
                  <span className="quiet number">
                    n° {seal.sequence}
                    <br />
                    {dayOf(seal.sealedAt)}, {timeOf(seal.sealedAt)}
                  </span>
                  <div>
                    <strong>
                      {capital(fact?.label ?? reading?.label ?? label("TrailEntry.seal.kind", seal.kind))}
                    </strong>
                    <p className="quiet">
                      {fact?.by.name ?? reading?.by.name} · <code>{seal.hash.slice(0, 16)}…</code>
                    </p>
                  </div>
                </li>
              ))}
            </ol>
          )}
        </Listed>
      </div>
    </Page>
  );
}

/** What trails are of, as the API calls several and one of them. */
const subjects: Readonly<Record<string, string>> = { files: "file", sessions: "session", persons: "person" };

function WayBack({ kind, id }: { kind: string; id: string }) {
  const subject = subjects[kind];
  if (subject === undefined) return null;
  return (
    <p className="quiet back">
      <Place of={{ kind: subject, id }} />
    </p>
  );
}
