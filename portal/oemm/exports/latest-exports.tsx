import { useState } from "react";
import { Button } from "react-aria-components";
import { useApi, useRead } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { counted } from "../../shell/counted.ts";
import { dayOf, timeOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Read } from "../../shell/read.tsx";
import { Refused } from "../../shell/refused.tsx";

/** Milliseconds after which exports of which one is being written are looked at again. */
const lookAgain = 2_000;

const isWritten = (state: string) => state !== "requested" && state !== "running";

/** The exports that a person asked for last, at most as many as `limit`: what is being written is looked at until it is there. */
export function useLatestExports(limit: number) {
  return useRead(
    "/v1/exports",
    { query: { limit } },
    { every: ({ items }) => (items.every(({ state }) => isWritten(state)) ? undefined : lookAgain) },
  );
}

/** The exports that were read, each with what leads to its file. */
export function LatestExports({ of: read }: { of: ReturnType<typeof useLatestExports> }) {
  const api = useApi();
  const label = useLabels();
  const [error, setError] = useState<Error>();
  // Asked for when it is wanted: each link that is given is a reading of all whom the file is about.
  const link = async (exportId: string) => {
    const { body } = await api.get("/v1/exports/{exportId}", { path: { exportId } });
    if (body.download !== undefined) location.assign(body.download.url);
  };
  return (
    <Read of={read}>
      {({ body: { items } }) => (
        <>
          {error === undefined ? null : <Refused error={error} />}
          {items.length === 0 ? (
            <p className="empty">Aucun export pour l’instant : celui que vous demanderez apparaîtra ici.</p>
          ) : (
            <ul className="todo">
              {items.map(({ id, list, format, state, rows, requestedAt }) => (
                <li key={id}>
                  <div>
                    <strong>{capital(label("requestExport.list", list))}</strong>{" "}
                    <span className="quiet">({format.toUpperCase()})</span>
                    <p className="quiet">
                      {dayOf(requestedAt)}, {timeOf(requestedAt)} · {counted(rows, "ligne", "lignes")}
                    </p>
                    {isWritten(state) ? null : <progress aria-label="Écriture de l’export" />}
                  </div>
                  {state === "ready" ? (
                    <Button className="button small" onPress={() => link(id).catch(setError)}>
                      Télécharger<span className="hidden"> {label("requestExport.list", list)}</span>
                    </Button>
                  ) : (
                    <span className={state === "failed" ? "chip no" : "chip"}>
                      {label("ExportSummary.state", state)}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Read>
  );
}
