import { useState } from "react";
import { Button } from "react-aria-components";
import { useApi, useRead } from "../api.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Read } from "../shell/read.tsx";
import { Refused } from "../shell/refused.tsx";

/** What was printed of a file. */
export function FileDocuments({ fileId }: { fileId: string }) {
  const api = useApi();
  const path = { fileId };
  const content = "/v1/files/{fileId}/documents/{kind}/{reference}/content";
  return (
    <Read of={useRead("/v1/files/{fileId}/documents", { path })}>
      {({ body: { items } }) => (
        <Documents
          items={items}
          linkTo={({ kind, reference }) => api.get(content, { path: { ...path, kind, reference } })}
        />
      )}
    </Read>
  );
}

/** What was printed of a session. */
export function SessionDocuments({ sessionId }: { sessionId: string }) {
  const api = useApi();
  const path = { sessionId };
  const content = "/v1/sessions/{sessionId}/documents/{kind}/{reference}/content";
  return (
    <Read of={useRead("/v1/sessions/{sessionId}/documents", { path })}>
      {({ body: { items } }) => (
        <Documents
          items={items}
          linkTo={({ kind, reference }) => api.get(content, { path: { ...path, kind, reference } })}
        />
      )}
    </Read>
  );
}

/** What is told of a printed document. */
interface Printed {
  kind: string;
  kindLabel: string;
  reference: string;
  state: string;
  madeAt: string;
}

/** Printed documents, whatever they are of; each is downloaded by a link of short duration. */
function Documents<Document extends Printed>(props: {
  items: readonly Document[];
  linkTo: (document: Document) => Promise<{ body: { url: string } }>;
}) {
  const { items, linkTo } = props;
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
                onPress={() => linkTo(document).then(({ body }) => location.assign(body.url), setError)}
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
