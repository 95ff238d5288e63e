import { Link, useNavigate } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { describeCentre } from "../../made/bodies/describeCentre.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { idFrom, soughtQuery, useSought } from "../directory.tsx";

/** The centres, and a new one. */
export function CentresPage() {
  const { q, field } = useSought();
  const api = useApi();
  const navigate = useNavigate();
  const list = useList("/v1/centres", { query: soughtQuery(q) });
  return (
    <Page title="Centres">
      <div className="above-list">
        {field}
        <ActButton
          name="describeCentre new"
          label="Inscrire un centre"
          look="button small"
          body={describeCentre}
          send={async (body) => {
            const { body: made } = await api.put("/v1/centres/{centreId}", {
              path: { centreId: idFrom("ctr", body.name ?? "") },
              body,
              create: true,
            });
            await navigate({ to: "/centres/$centreId", params: { centreId: made.id } });
          }}
          done="Le centre est inscrit."
        />
      </div>
      <div className="card">
        <Listed of={list} empty="Aucun centre ne commence ainsi.">
          {(centres) => (
            <ul className="todo">
              {centres.map(({ id, name, city, email, mergedInto }) => (
                <li key={id}>
                  <div>
                    <Link className="todo-title" to="/centres/$centreId" params={{ centreId: id }}>
                      {name}
                    </Link>
                    <p className="quiet">
                      {city} · {email}
                    </p>
                  </div>
                  {mergedInto === undefined ? null : <span className="chip">fusionné</span>}
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </Page>
  );
}
