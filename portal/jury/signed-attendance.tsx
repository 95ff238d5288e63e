import { useMutation } from "@tanstack/react-query";
import { Button, FileTrigger } from "react-aria-components";
import { useApi } from "../api.ts";
import { useDeposit } from "../sessions/deposit.ts";
import { useCapacity } from "../shell/account.ts";
import { useLabels } from "../shell/labels.ts";
import { Refused } from "../shell/refused.tsx";
import type { Session } from "./session.ts";

/** R-DAY-6: the attendance sheet that was signed on paper, photographed or scanned, which the chair deposits. */
export function SignedAttendance({ session }: { session: Session }) {
  const api = useApi();
  const label = useLabels();
  const actingAs = useCapacity()?.actingAs;
  const path = { sessionId: session.id };
  const deposit = useDeposit(session.id);
  const open = useMutation({
    mutationFn: async () => (await api.get("/v1/sessions/{sessionId}/signed-attendance", { path })).body.url,
    onSuccess: (url) => location.assign(url),
  });
  const scans = session.signedAttendance ?? [];
  return (
    <section className="card off-paper" aria-labelledby="signed-attendance">
      <h2 id="signed-attendance">Feuille d’émargement signée</h2>
      {scans.length === 0 ? (
        <p>Une fois signée par tous, photographiez-la ou numérisez-la : elle est jointe au jury.</p>
      ) : null}
      {/* What becomes of it is told as it is verified. */}
      <ul className="lines" aria-live="polite">
        {scans.map(({ id, state, fileName, detail }) => (
          <li key={id}>
            {fileName}{" "}
            <span
              className={state === "accepted" ? "chip ok" : state === "rejected" ? "chip no" : "chip wait"}
            >
              {state === "requested" && deposit.error === null
                ? "vérification…"
                : label("JurySession.signedAttendance.state", state)}
            </span>
            {detail === undefined ? null : <p>{detail}</p>}
          </li>
        ))}
      </ul>
      <Refused
        error={deposit.error ?? open.error}
        again={deposit.error === null ? undefined : deposit.again}
      />
      {deposit.sent === undefined ? null : (
        <progress max={100} value={deposit.sent} aria-label={`Envoi : ${deposit.sent}\u00a0%`} />
      )}
      <div className="buttons">
        {scans.some(({ state }) => state === "accepted") ? (
          <Button className="button soft" isPending={open.isPending} onPress={() => open.mutate()}>
            Télécharger la feuille
          </Button>
        ) : null}
        {session.chair === actingAs && session.allowedCommands.includes("deposit-attendance") ? (
          <FileTrigger acceptedFileTypes={["application/pdf", "image/*"]} onSelect={deposit.give}>
            <Button className="button soft" isPending={deposit.isPending}>
              {scans.length === 0 ? "Joindre la feuille" : "La remplacer"}
            </Button>
          </FileTrigger>
        ) : null}
      </div>
    </section>
  );
}
