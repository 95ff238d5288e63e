import type { PostRequest } from "@cqp-mutualite/client/operations";
import { ProblemError } from "@cqp-mutualite/client/problem";
import { UploadError, upload } from "@cqp-mutualite/client/upload";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useApi } from "../api.ts";
import { fileKey, tagOf } from "../files/file.ts";
import { isExpired } from "../session/expired.ts";
import { mayPass } from "../shell/may-pass.ts";
import type { Piece } from "./pieces.ts";

/** What a piece is for. */
export type Category = PostRequest<"/v1/files/{fileId}/evidence">["body"]["category"];

/** A file on its way to the storage, and then through the verification. */
export interface Sending {
  /** Of this page alone. */
  key: number;
  file: File;
  category: Category;
  /** Its identifier, once it is announced. */
  pieceId?: string;
  /** Whether the storage has it whole. */
  isStored?: boolean;
  stands:
    | { is: "announcing" }
    | { is: "sending"; sent: number; total: number; since: number }
    | { is: "verifying" }
    | { is: "cut"; said: string }
    | { is: "expired" }
    | { is: "refused"; said: string };
}

/** Milliseconds between two looks at a verification. */
const betweenLooks = 1000;

/** Sends files to a file of a candidate: each announced, put straight into the storage, and looked at until it is verified. */
export function useSending(fileId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const [all, setAll] = useState<readonly Sending[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const givenUp = useRef(new Set<number>());
  const last = useRef(0);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    const { current: running } = stops;
    return () => {
      isOpen.current = false;
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const told = useCallback((key: number, change: Partial<Sending>) => {
    setAll((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);
  const drop = useCallback((key: number) => setAll((before) => before.filter((one) => one.key !== key)), []);
  const refresh = useCallback(
    () => queries.invalidateQueries({ queryKey: fileKey(fileId) }),
    [queries, fileId],
  );

  /** Takes an announced piece out again. */
  const withdraw = useCallback(
    async (evidenceId: string) => {
      const path = { fileId, evidenceId };
      try {
        const { body } = await api.get("/v1/files/{fileId}/evidence/{evidenceId}", { path });
        await api.delete("/v1/files/{fileId}/evidence/{evidenceId}", { path, ifMatch: tagOf(body) });
      } catch {
        // It is in the list all the same, where it can be removed.
      }
      await refresh();
    },
    [api, fileId, refresh],
  );

  const send = useCallback(
    async (one: Sending) => {
      const { key, file, category } = one;
      const stop = new AbortController();
      stops.current.set(key, stop);
      const { signal } = stop;
      let { pieceId } = one;
      try {
        told(key, { stands: { is: "announcing" } });
        // What was cut as its answer came back may be there, and verified: it is not sent again.
        if (pieceId !== undefined && (one.isStored === true || (await stateOf(pieceId)) !== "requested"))
          return await verified(pieceId);
        const { body } =
          pieceId === undefined
            ? await api.post("/v1/files/{fileId}/evidence", {
                path: { fileId },
                body: {
                  category,
                  title: titleOf(file.name),
                  domains: [],
                  fileName: file.name,
                  contentType: file.type,
                  size: file.size,
                },
                // Not cut short: what it announced by then would stay, under a name that the page does not know.
              })
            : await api.post("/v1/files/{fileId}/evidence/{evidenceId}/upload-form", {
                path: { fileId, evidenceId: pieceId },
                signal,
              });
        pieceId = body.evidence.id;
        if (givenUp.current.has(key)) return await withdraw(pieceId);
        const since = Date.now();
        told(key, { pieceId, stands: { is: "sending", sent: 0, total: file.size, since } });
        await upload(body.upload, file, {
          signal,
          onProgress: (sent, total) => told(key, { stands: { is: "sending", sent, total, since } }),
        });
        await verified(pieceId);
      } catch (error) {
        if (signal.aborted) return;
        told(key, { stands: standsAfter(error) });
      } finally {
        stops.current.delete(key);
      }
      async function stateOf(evidenceId: string): Promise<Piece["state"]> {
        const path = { fileId, evidenceId };
        return (await api.get("/v1/files/{fileId}/evidence/{evidenceId}", { path, signal })).body.state;
      }
      async function verified(evidenceId: string): Promise<void> {
        told(key, { isStored: true, stands: { is: "verifying" } });
        while ((await stateOf(evidenceId)) === "requested") {
          await new Promise((resolve) => setTimeout(resolve, betweenLooks));
          signal.throwIfAborted();
        }
        await refresh();
        drop(key);
      }
    },
    [api, fileId, told, drop, refresh, withdraw],
  );

  // A connection that comes back takes up what it cut.
  useEffect(() => {
    const again = () => {
      for (const one of all) if (one.stands.is === "cut") void send(one);
    };
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [all, send]);

  return {
    all,
    /** Sends files that were chosen. */
    add(files: Iterable<File>, category: Category) {
      const chosen = [...files].map((file): Sending => {
        last.current += 1;
        return { key: last.current, file, category, stands: { is: "announcing" } };
      });
      setAll((before) => [...before, ...chosen]);
      // One after the other: a telephone's line is narrow.
      void chosen.reduce((before, one) => before.then(() => send(one)), Promise.resolve());
    },
    /** Sends again a file whose sending was cut. */
    again: (one: Sending) => send(one),
    /** Gives a file up: nothing of it stays announced. */
    async cancel(one: Sending) {
      givenUp.current.add(one.key);
      stops.current.get(one.key)?.abort();
      drop(one.key);
      if (one.pieceId !== undefined) await withdraw(one.pieceId);
    },
  };
}

function standsAfter(error: unknown): Sending["stands"] {
  if (isExpired(error)) return { is: "expired" };
  if (error instanceof ProblemError && mayPass(error))
    return { is: "cut", said: `${error.detail} Rien n’est perdu : réessayez.` };
  if (error instanceof ProblemError) {
    const fields = error.errors.map(({ message }) => message);
    return { is: "refused", said: fields.length === 0 ? error.detail : fields.join(" ") };
  }
  if (error instanceof UploadError && error.code === "EntityTooLarge")
    return {
      is: "refused",
      said: "Ce fichier est plus grand que ce qui a été annoncé. Choisissez-le de nouveau.",
    };
  if (error instanceof UploadError && error.status !== undefined)
    return { is: "cut", said: "Le dépôt de fichiers ne l’a pas pris. Rien n’est perdu : réessayez." };
  if (mayPass(error))
    return {
      is: "cut",
      said:
        "La connexion a été coupée : rien n’est perdu. L’envoi reprendra quand elle reviendra, ou " +
        "maintenant si vous le demandez.",
    };
  return { is: "refused", said: "Ce fichier n’a pas pu être lu sur votre appareil." };
}

/** What a file is called until its candidate says better: its name, without its ending. */
function titleOf(fileName: string): string {
  const bare = fileName
    .replace(/\.[^.]+$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return (bare === "" ? fileName : bare).slice(0, 200);
}

/** A piece that its candidate sees in their list: not one that is on its way in this page. */
export function listedBeside(pieces: readonly Piece[], all: readonly Sending[]): Piece[] {
  const underWay = new Set(all.map(({ pieceId }) => pieceId));
  return pieces.filter(({ id }) => !underWay.has(id));
}
