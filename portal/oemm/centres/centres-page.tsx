import { useNavigate } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { describeCentre } from "../../made/bodies/describeCentre.ts";
import { useList } from "../../shell/list.tsx";
import { idFrom, soughtQuery, useSought } from "../directory.tsx";
import { PartyDirectory } from "../party-directory.tsx";

/** The centres, and a new one. */
export function CentresPage() {
  const { q, field } = useSought();
  const api = useApi();
  const navigate = useNavigate();
  const list = useList("/v1/centres", { query: soughtQuery(q) });
  return (
    <PartyDirectory
      title="Centres"
      above={
        <>
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
        </>
      }
      list={list}
      empty={q === undefined ? "Aucun centre n’est encore inscrit." : "Aucun centre ne commence ainsi."}
      merged="fusionné"
      addressOf={(id) => `/centres/${id}`}
    />
  );
}
