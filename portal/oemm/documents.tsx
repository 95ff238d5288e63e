import { useState } from "react";
import { Button } from "react-aria-components";
import { useApi, useRead } from "../api.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Read } from "../shell/read.tsx";
import { Refused } from "../shell/refused.tsx";

interface Printed {
  kind: string;
  kindLabel: string;
  reference: string;
  state: string;
  madeAt: string;
}

/** What was printed of a file. */
export function FileDocuments({ fileId }: { fileId: string }) {
  const api = useApi();
  const path = { fileId };
  const read = useRead("/v1/files/{fileId}/documents", { path });
  return (
    <Read of={read}>
      {({ body }) => (
        <Documents
          items={body.items}
          link={async ({ kind, reference }) =>
            (
              await api.get("/v1/files/{fileId}/documents/{kind}/{reference}/content", {
                path: { fileId, kind: kind as (typeof body.items)[number]["kind"], reference },
              })
            ).body.url
          }
        />
      )}
    </Read>
  );
}

/** What was printed of a session. */
export function SessionDocuments({ sessionId }: { sessionId: string }) {
  const api = useApi();
  const read = useRead("/v1/sessions/{sessionId}/documents", { path: { sessionId } });
  return (
    <Read of={read}>
      {({ body }) => (
        <Documents
          items={body.items}
          link={async ({ kind, reference }) =>
            (
              await api.get("/v1/sessions/{sessionId}/documents/{kind}/{reference}/content", {
                path: { sessionId, kind: kind as (typeof body.items)[number]["kind"], reference },
              })
            ).body.url
          }
        />
      )}
    </Read>
  );
}

function Documents(props: { items: readonly Printed[]; link: (document: Printed) => Promise<string> }) {
  const { items, link } = props;
  const label = useLabels();
  const [error, setError] = useState<Error>();
  if (items.length === 0) return <p className="empty">Aucun document n’est encore imprimé.</p>;
  return (
    <>
      <Refused error={error} />
      <ul className="todo">
        {items.map((document) => (
          <li key={`${document.kind} ${document.reference}`}>
            <div>
              <strong>{document.kindLabel}</strong>
              <p className="quiet">{dayOf(document.madeAt)}</p>
            </div>
            {document.state === "ready" ? (
              <Button
                className="button soft small"
                onPress={() => link(document).then((url) => location.assign(url), setError)}
              >
                Télécharger<span className="hidden"> {document.kindLabel}</span>
              </Button>
            ) : (
              <span className="quiet">{label("Document.state", document.state)}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
