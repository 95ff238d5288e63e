import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { api } from "../api.ts";
import { useNames } from "../candidate/around-file.ts";
import { dayOf } from "../shell/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { AccountPart } from "./account-part.tsx";

/** Milliseconds between two looks at a copy that is being made. */
const betweenLooks = 2000;

/** A copy of all that is held about a person (R-RGPD-1). */
export function CopyPage() {
  const states = useNames("readCopy.state");
  const [copyId, setCopyId] = useState<string>();
  const asking = useMutation({
    mutationFn: () => api.post("/v1/me/copies"),
    onSuccess: ({ body }) => setCopyId(body.id),
  });
  const copy = useQuery({
    queryKey: ["copies", copyId],
    enabled: copyId !== undefined,
    queryFn: async () => (await api.get("/v1/me/copies/{copyId}", { path: { copyId: copyId ?? "" } })).body,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === "requested" ? betweenLooks : false,
  });
  const { data } = copy;
  return (
    <AccountPart title="Copie de vos données">
      <p className="lead">
        Un fichier ZIP avec tout ce qui est conservé à votre sujet : dossiers, pièces, courriels, et qui a lu
        quoi.
      </p>
      <section className="card form" aria-labelledby="copy">
        <h2 id="copy">{data?.download === undefined ? "Demander une copie" : "Votre copie est prête"}</h2>
        <Refused error={asking.error ?? copy.error} />
        <p role="status">
          {data === undefined
            ? ""
            : data.state === "ready"
              ? `Elle peut être téléchargée jusqu’au ${dayOf(data.fileExpiresAt)}.`
              : data.state === "requested"
                ? "Votre copie se prépare : quelques minutes au plus."
                : `Copie : ${states[data.state] ?? data.state}. Demandez-la de nouveau.`}
        </p>
        {data?.download === undefined ? (
          <div>
            <Button
              className="button"
              isPending={asking.isPending}
              isDisabled={data?.state === "requested"}
              onPress={() => asking.mutate()}
            >
              Demander une copie
            </Button>
          </div>
        ) : (
          <p>
            <a className="button" href={data.download.url}>
              Télécharger ma copie (ZIP)
            </a>
          </p>
        )}
      </section>
    </AccountPart>
  );
}
