import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../api.ts";
import { useNames } from "../candidate/around-file.ts";
import { Coming } from "../shell/coming.tsx";
import { Failure } from "../shell/failure.tsx";
import { Refused } from "../shell/refused.tsx";
import { AccountPart } from "./account-part.tsx";

type Choice = ReplyOf<"/v1/me/reminders", "get">["deadlines"];

/** How one's company, centre or OEMM is reminded of deadlines (R-DATE-2). */
export function RemindersPage() {
  return (
    <AccountPart title="Les rappels de votre organisme">
      <Choices />
    </AccountPart>
  );
}

function Choices() {
  const api = useApi();
  const queries = useQueryClient();
  const labels = useNames("ReminderChoice.deadlines");
  const key = ["reminders"];
  const held = useQuery({ queryKey: key, queryFn: async () => (await api.get("/v1/me/reminders")).body });
  const choosing = useMutation({
    mutationFn: (deadlines: Choice) => api.put("/v1/me/reminders", { body: { deadlines } }),
    onSuccess: ({ body }) => queries.setQueryData(key, body),
  });
  if (held.isPending) return <Coming />;
  if (held.isError) return <Failure error={held.error} again={held.refetch} />;
  return (
    <fieldset className="card">
      <legend>Recevoir par courriel</legend>
      {(Object.keys(labels) as Choice[]).map((one) => (
        <label key={one} className="choice-line">
          <input
            type="radio"
            name="reminders"
            checked={held.data.deadlines === one}
            onChange={() => choosing.mutate(one)}
          />
          {labels[one]}
        </label>
      ))}
      <p className="quiet">Les convocations et les avis d’échéance passée sont toujours envoyés.</p>
      <Refused error={choosing.error} />
      <p role="status">{choosing.isSuccess ? "Enregistré." : ""}</p>
    </fieldset>
  );
}
