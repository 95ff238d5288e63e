import { Coming } from "../shell/coming.tsx";
import { momentOf } from "../shell/dates.ts";
import { Failure } from "../shell/failure.tsx";
import { itemsOf, More, useList } from "../shell/list.tsx";
import { useNames } from "./around-file.ts";
import { SubPage } from "./sub-page.tsx";

/** Who read a file, what of it and when (R-RGPD-3). */
export function ReadingsPage() {
  return <SubPage title="Qui a lu votre dossier">{(file) => <Readings fileId={file.id} />}</SubPage>;
}

function Readings({ fileId }: { fileId: string }) {
  const roles = useNames("Reading.by.role");
  const read = useList("/v1/files/{fileId}/readings", { path: { fileId } });
  if (read.isPending) return <Coming />;
  if (read.isError) return <Failure error={read.error} again={read.refetch} />;
  const all = itemsOf(read);
  return (
    <>
      <p className="lead">Chaque lecture par une autre personne que vous est notée ici.</p>
      {all.length === 0 ? <p className="card">Personne d’autre que vous n’a lu votre dossier.</p> : null}
      {all.length === 0 ? null : (
        <ul className="card lines">
          {all.map(({ id, at, label, by }) => (
            <li key={id}>
              <b>{by.name}</b> <span className="quiet">({roles[by.role] ?? by.role})</span>
              <span className="more">
                {label}, le <time dateTime={at}>{momentOf(at)}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
      <More of={read} />
    </>
  );
}
