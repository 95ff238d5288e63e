import { useMutation } from "@tanstack/react-query";
import { Button, FileTrigger } from "react-aria-components";
import { useApi } from "../../api.ts";
import { useDeposit } from "../../sessions/deposit.ts";
import { useLabels } from "../../shell/labels.ts";
import { Refused } from "../../shell/refused.tsx";
import type { HeldSession } from "./session.ts";

/** The attendance sheet that members signed on paper: deposited once it is scanned, and read again. */
export function SignedAttendance({ session }: Pick<HeldSession, "session">) {
  const api = useApi();
  const label = useLabels();
  const deposit = useDeposit(session.id);
  const path = { sessionId: session.id };
  const open = useMutation({
    mutationFn: async () => (await api.get("/v1/sessions/{sessionId}/signed-attendance", { path })).body.url,
    onSuccess: (url) => window.open(url, "_blank", "noopener"),
  });
  const scans = session.signedAttendance ?? [];
  return (
    <>
      <h3 className="part-title">Feuille d’émargement signée</h3>
      <Refused
        error={deposit.error ?? open.error}
        again={deposit.error === null ? undefined : deposit.again}
      />
      {scans.map(({ id, state, fileName, detail }) => (
        <p key={id}>
          {fileName} <span className="chip">{label("JurySession.signedAttendance.state", state)}</span>{" "}
          <span className="quiet">{detail}</span>
        </p>
      ))}
      <div className="buttons">
        {scans.some(({ state }) => state === "accepted") ? (
          <Button className="button soft small" isPending={open.isPending} onPress={() => open.mutate()}>
            Ouvrir la feuille
          </Button>
        ) : null}
        {session.allowedCommands.includes("deposit-attendance") ? (
          <FileTrigger onSelect={deposit.give}>
            <Button className="button soft small" isPending={deposit.isPending}>
              Déposer la feuille numérisée
            </Button>
          </FileTrigger>
        ) : null}
      </div>
    </>
  );
}
