import { dayOf, timeOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { actorOf } from "../names.ts";

/** Who read a file, what of it, and when. */
export function FileReadings({ fileId }: { fileId: string }) {
  const list = useList("/v1/files/{fileId}/readings", { path: { fileId }, query: { limit: 50 } });
  const label = useLabels();
  return (
    <Listed of={list} empty="Personne n’a encore lu ce dossier.">
      {(readings) => (
        <ol className="history">
          {readings.map(({ id, at, label: what, by }) => (
            <li key={id}>
              <time dateTime={at} className="quiet number">
                {dayOf(at)}, {timeOf(at)}
              </time>
              <div>
                <strong>{what}</strong>
                <p className="quiet">{actorOf(by.name, label("Reading.by.role", by.role))}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Listed>
  );
}
