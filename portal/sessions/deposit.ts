import { UploadError, upload } from "@cqp-mutualite/client/upload";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "../api.ts";
import { announce } from "../shell/announce.tsx";

/** R-DAY-6: puts the attendance sheet that was signed on paper with its session; what was cut is sent again as it was chosen. */
export function useDeposit(sessionId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [sent, setSent] = useState<number>();
  const deposit = useMutation({
    mutationFn: async (chosen: { file: File; key: string }) => {
      const { file } = chosen;
      const { body } = await api.post("/v1/sessions/{sessionId}/signed-attendance", {
        path: { sessionId },
        body: { fileName: file.name, contentType: file.type, size: file.size },
        key: chosen.key,
      });
      await upload(body.upload, file, {
        onProgress: (bytes, total) => setSent(Math.round((100 * bytes) / total)),
      }).catch((error) => {
        // What the storage refuses has had its form: the next try asks for another.
        if (error instanceof UploadError && error.status !== undefined) chosen.key = crypto.randomUUID();
        throw error;
      });
      announce("La feuille est déposée : sa vérification est en cours.");
    },
    onSettled: async () => {
      setSent(undefined);
      await queries.invalidateQueries();
    },
  });
  const { error, isPending, variables } = deposit;
  return {
    error,
    isPending,
    /** Percents of it that were sent; undefined where none is on its way. */
    sent,
    give: (files: FileList | null) => {
      const [file] = files ?? [];
      if (file !== undefined) deposit.mutate({ file, key: crypto.randomUUID() });
    },
    again: () => (variables === undefined ? undefined : deposit.mutate(variables)),
  };
}
