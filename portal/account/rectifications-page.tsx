import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Label, Text, TextArea, TextField } from "react-aria-components";
import { api } from "../api.ts";
import { useNames } from "../candidate/around-file.ts";
import { useTyped } from "../forms/draft.ts";
import { Coming } from "../shell/coming.tsx";
import { dayOf } from "../shell/dates.ts";
import { Failure } from "../shell/failure.tsx";
import { Refused } from "../shell/refused.tsx";
import { AccountPart } from "./account-part.tsx";

/** What a person asked to have rectified, and what OEMM answered (R-RGPD-1). */
export function RectificationsPage() {
  return (
    <AccountPart title="Vos demandes de rectification">
      <Ask />
      <Asked />
    </AccountPart>
  );
}

const key = ["rectifications"];

function Ask() {
  const queries = useQueryClient();
  const [wrong, setWrong, forget] = useTyped("rectification", "");
  const asking = useMutation({
    mutationFn: () => api.post("/v1/me/rectifications", { body: { wrong } }),
    onSuccess: () => {
      setWrong("");
      forget();
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <form
      className="card form"
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <TextField className="field" value={wrong} onChange={setWrong} isRequired maxLength={2000}>
        <Label>Ce qui est faux, et ce qu’il faudrait lire</Label>
        <Text slot="description" className="quiet">
          L’OEMM vous répond. Votre texte est gardé sur cet appareil tant qu’il n’est pas envoyé.
        </Text>
        <TextArea rows={5} />
      </TextField>
      <Refused error={asking.error} />
      <p role="status">{asking.isSuccess ? "Votre demande est envoyée." : ""}</p>
      <div>
        <Button type="submit" className="button" isPending={asking.isPending}>
          Envoyer la demande
        </Button>
      </div>
    </form>
  );
}

function Asked() {
  const outcomes = useNames("Rectification.answer.outcome");
  const asked = useQuery({
    queryKey: key,
    queryFn: async () => (await api.get("/v1/me/rectifications")).body.items,
  });
  if (asked.isPending) return <Coming />;
  if (asked.isError) return <Failure error={asked.error} again={asked.refetch} />;
  if (asked.data.length === 0) return <p className="quiet">Vous n’avez encore rien demandé.</p>;
  return (
    <ul className="card lines">
      {asked.data.map(({ id, wrong, askedAt, answer }) => (
        <li key={id}>
          <span className="quiet">Demandé le {dayOf(askedAt)}</span>
          <p className="written">{wrong}</p>
          {answer === undefined ? (
            <span className="chip wait">en attente de réponse</span>
          ) : (
            <p className="written">
              <b>{outcomes[answer.outcome] ?? answer.outcome}</b>, le {dayOf(answer.at)} : {answer.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
