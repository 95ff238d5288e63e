import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useRead } from "../../api.ts";
import { dayOf, timeOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Read } from "../../shell/read.tsx";
import { capital } from "../names.ts";

/** Milliseconds after which an export that is being written is looked at again. */
const lookAgain = 2_000;

/** An export that was asked for: looked at until it is written, then led to. */
export function FollowedExport({ exportId }: { exportId: string }) {
  const label = useLabels();
  const [isOver, setOver] = useState(false);
  const read = useRead("/v1/exports/{exportId}", { path: { exportId } }, isOver ? {} : { every: lookAgain });
  const state = read.data?.body.state;
  useEffect(() => {
    if (state !== undefined && state !== "requested" && state !== "running") setOver(true);
  }, [state]);
  return (
    <li>
      <Read of={read}>
        {({ body: { list, state: now, rows, requestedAt, download, format } }) => (
          <>
            <div>
              <strong>{capital(label("requestExport.list", list))}</strong>{" "}
              <span className="quiet">({format.toUpperCase()})</span>
              <p className="quiet">
                {dayOf(requestedAt)}, {timeOf(requestedAt)} · {rows} ligne{rows > 1 ? "s" : ""}
              </p>
              {isOver ? null : <progress aria-label="Écriture de l’export" />}
            </div>
            {download === undefined ? (
              <span className={now === "failed" ? "chip no" : "chip"}>{label("readExport.state", now)}</span>
            ) : (
              <Button className="button small" onPress={() => location.assign(download.url)}>
                Télécharger<span className="hidden"> {download.fileName}</span>
              </Button>
            )}
          </>
        )}
      </Read>
    </li>
  );
}
