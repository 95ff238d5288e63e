import { ofName } from "../../../shared/domain/french/of-name.ts";
import { capital } from "../../shell/capital.ts";
import { dayOf, timeOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { actorOf } from "../names.ts";

/** All that happened to a file, by whom, the latest as the API gives it. */
export function FileHistory({ fileId }: { fileId: string }) {
  const list = useList("/v1/files/{fileId}/history", { path: { fileId }, query: { limit: 50 } });
  const label = useLabels();
  return (
    <Listed of={list} empty="Rien n’est encore arrivé à ce dossier.">
      {(facts) => (
        <ol className="history">
          {facts.map(({ id, at, label: what, by }) => (
            <li key={id}>
              <time dateTime={at} className="quiet number">
                {dayOf(at)}, {timeOf(at)}
              </time>
              <div>
                <strong>{capital(what)}</strong>
                <p className="quiet">
                  {actorOf(by.name, label("Account.role", by.role))}
                  {by.inPlaceOf === undefined ? "" : `, à la place ${ofName(by.inPlaceOf)}`}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Listed>
  );
}
