import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { api } from "../api.ts";
import { announce } from "../shell/announce.tsx";
import { Page } from "../shell/page.tsx";
import "../styles/forms.css";
import "./candidate.css";
import { Refused } from "../shell/refused.tsx";
import { DayField } from "./day-field.tsx";

/** An employee answers the enrolment that their company proposes, by the code that they were sent (R-PER-3). */
export function AcceptancePage() {
  const { fileId } = useParams({ from: "/files/$fileId/acceptance" });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [code, setCode] = useState("");
  const [bornOn, setBornOn] = useState<string>();
  const [showsResults, setShowsResults] = useState(false);
  const answering = useMutation({
    mutationFn: async (accepts: boolean) => {
      if (accepts)
        await api.post("/v1/files/{fileId}/acceptance", {
          path: { fileId },
          body: { code, bornOn: bornOn ?? "", showsResults },
        });
      else
        await api.post("/v1/files/{fileId}/refusal", {
          path: { fileId },
          body: { code, bornOn: bornOn ?? "" },
        });
    },
    onSuccess: async (_, accepts) => {
      await queries.invalidateQueries();
      if (!accepts) return;
      await navigate({ to: "/files/$fileId", params: { fileId } });
      announce("Vous avez accepté l’inscription.");
    },
  });
  return (
    <div className="narrow">
      <Page title="Répondre à votre entreprise">
        <div className="stack">
          <p className="lead">
            Votre entreprise souhaite vous inscrire à un CQP par le parcours de formation. Rien n’est fait
            sans votre accord.
          </p>
          {answering.isSuccess && answering.variables === false ? (
            <p className="card" role="status">
              Vous avez décliné. Votre entreprise l’apprend, et rien d’autre.
            </p>
          ) : (
            <form
              className="card form"
              onSubmit={(event) => {
                event.preventDefault();
                const { nativeEvent } = event;
                const by = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
                answering.mutate(by?.getAttribute("value") !== "declined");
              }}
            >
              <TextField
                className="field short"
                autoComplete="one-time-code"
                isRequired
                value={code}
                onChange={setCode}
              >
                <Label>Code reçu par courriel</Label>
                <Input />
              </TextField>
              <DayField
                label="Votre date de naissance"
                name="bornOn"
                required
                value={bornOn}
                onChange={setBornOn}
              />
              <p>
                En acceptant, vous laissez votre entreprise voir les domaines de compétences qu’il vous reste
                à présenter, donc ceux que vous avez déjà validés. En déclinant, vous ne lui montrez rien.
              </p>
              <label className="choice-line">
                <input
                  type="checkbox"
                  checked={showsResults}
                  onChange={({ target }) => setShowsResults(target.checked)}
                />
                Je la laisse aussi lire les décisions du jury (facultatif)
              </label>
              <Refused error={answering.error} />
              <div className="buttons">
                <Button type="submit" className="button" isPending={answering.isPending} value="accepted">
                  Accepter l’inscription
                </Button>
                <Button
                  type="submit"
                  className="button soft"
                  isPending={answering.isPending}
                  value="declined"
                >
                  Décliner
                </Button>
              </div>
            </form>
          )}
        </div>
      </Page>
    </div>
  );
}
