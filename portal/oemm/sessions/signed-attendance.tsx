import { upload } from "@cqp-mutualite/client/upload";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { useApi } from "../../api.ts";
import { announce } from "../../shell/announce.tsx";
import { useLabels } from "../../shell/labels.ts";
import { Refused } from "../../shell/refused.tsx";
import type { HeldSession } from "./session.ts";

/** The attendance sheet that members signed on paper: deposited once it is scanned, and read again. */
export function SignedAttendance({ session }: Pick<HeldSession, "session">) {
  const api = useApi();
  const label = useLabels();
  const queries = useQueryClient();
  const [error, setError] = useState<Error>();
  const [isSending, setSending] = useState(false);
  const path = { sessionId: session.id };
  const attempt = async (doing: () => Promise<unknown>) => {
    setSending(true);
    setError(undefined);
    try {
      await doing();
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setSending(false);
    }
  };
  const deposit = (file: File | undefined) =>
    attempt(async () => {
      if (file === undefined) return;
      const body = { fileName: file.name, contentType: file.type, size: file.size };
      const { body: asked } = await api.post("/v1/sessions/{sessionId}/signed-attendance", { path, body });
      await upload(asked.upload, file);
      announce("La feuille est déposée : sa vérification est en cours.");
      queries.invalidateQueries();
    });
  const read = () =>
    attempt(async () => {
      const { body } = await api.get("/v1/sessions/{sessionId}/signed-attendance", { path });
      window.open(body.url, "_blank", "noopener");
    });
  const scans = session.signedAttendance ?? [];
  return (
    <>
      <h3 className="part-title">Feuille d’émargement signée</h3>
      <Refused error={error} />
      {scans.map(({ id, state, fileName, detail }) => (
        <p key={id}>
          {fileName} <span className="chip">{label("JurySession.signedAttendance.state", state)}</span>{" "}
          <span className="quiet">{detail}</span>
        </p>
      ))}
      <div className="buttons">
        {scans.some(({ state }) => state === "accepted") ? (
          <Button className="button soft small" onPress={read}>
            Ouvrir la feuille
          </Button>
        ) : null}
        {session.allowedCommands.includes("deposit-attendance") ? (
          <FileTrigger onSelect={(files) => deposit(files?.[0])}>
            <Button className="button soft small" isPending={isSending}>
              Déposer la feuille numérisée
            </Button>
          </FileTrigger>
        ) : null}
      </div>
    </>
  );
}
