import { useNavigate } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { describeCompany } from "../../made/bodies/describeCompany.ts";
import { useList } from "../../shell/list.tsx";
import { idFrom, soughtQuery, useSought } from "../directory.tsx";
import { PartyDirectory } from "../party-directory.tsx";

/** The companies, and a new one. */
export function CompaniesPage() {
  const { q, field } = useSought();
  const api = useApi();
  const navigate = useNavigate();
  const list = useList("/v1/companies", { query: soughtQuery(q) });
  return (
    <PartyDirectory
      title="Entreprises"
      above={
        <>
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
        </>
      }
      list={list}
      empty={
        q === undefined ? "Aucune entreprise n’est encore inscrite." : "Aucune entreprise ne commence ainsi."
      }
      merged="fusionnée"
      addressOf={(id) => `/companies/${id}`}
    />
  );
}
