import { api } from "../api.ts";
import { Coming } from "../shell/coming.tsx";
import { momentOf } from "../shell/dates.ts";
import { Failure } from "../shell/failure.tsx";
import { itemsOf, More, useList } from "../shell/list.tsx";
import { AccountPart } from "./account-part.tsx";

/** What was done and read about a person, newest first (R-RGPD-3). */
export function TrailPage() {
  const trail = useList("/v1/me/trail", {}, api);
  const all = itemsOf(trail);
  return (
    <AccountPart title="Votre historique">
      <p className="lead">
        Ce qui a été fait et lu à votre sujet. L’historique de chaque dossier est avec le dossier.
      </p>
      {trail.isPending ? <Coming /> : null}
      {trail.isError ? <Failure error={trail.error} again={trail.refetch} /> : null}
      {trail.isSuccess && all.length === 0 ? <p className="card">Rien n’a encore été noté.</p> : null}
      {all.length === 0 ? null : (
        <ul className="card lines">
          {all.map(({ seal, fact, reading }) => {
            const told = fact ?? reading;
            return (
              <li key={seal.sequence}>
                {told === undefined ? (
                  <span className="quiet">Effacé depuis.</span>
                ) : (
                  <>
                    <b>{told.label}</b>
                    <span className="quiet more">
                      {told.by.name}, le <time dateTime={told.at}>{momentOf(told.at)}</time>
                    </span>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <More of={trail} />
    </AccountPart>
  );
}
