import { Link, useNavigate } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { describeCompany } from "../../made/bodies/describeCompany.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { idFrom, soughtQuery, useSought } from "../directory.tsx";

/** The companies, and a new one. */
export function CompaniesPage() {
  const { q, field } = useSought();
  const api = useApi();
  const navigate = useNavigate();
  const list = useList("/v1/companies", { query: soughtQuery(q) });
  return (
    <Page title="Entreprises">
      <div className="above-list">
        {field}
        <ActButton
          name="describeCompany new"
          label="Inscrire une entreprise"
          look="button small"
          body={describeCompany}
          send={async (body) => {
            const { body: made } = await api.put("/v1/companies/{companyId}", {
              path: { companyId: idFrom("cmp", body.name ?? "") },
              body,
              create: true,
            });
            await navigate({ to: "/companies/$companyId", params: { companyId: made.id } });
          }}
          done="L’entreprise est inscrite."
        />
      </div>
      <div className="card">
        <Listed of={list} empty="Aucune entreprise ne commence ainsi.">
          {(companies) => (
            <ul className="todo">
              {companies.map(({ id, name, city, email, mergedInto }) => (
                <li key={id}>
                  <div>
                    <Link className="todo-title" to="/companies/$companyId" params={{ companyId: id }}>
                      {name}
                    </Link>
                    <p className="quiet">
                      {city} · {email}
                    </p>
                  </div>
                  {mergedInto === undefined ? null : <span className="chip">fusionnée</span>}
                </li>
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </Page>
  );
}
