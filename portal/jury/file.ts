import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../api.ts";

/** A candidate's file as a member of the jury reads it. */
export type CandidateFile = ReplyOf<"/v1/files/{fileId}", "get">;
/** A piece of it. */
export type Piece = CandidateFile["evidence"][number];
/** The grid of its own version of the referential. */
export type Grid = ReplyOf<"/v1/files/{fileId}/grid", "get">;
/** One of its domains. */
export type Domain = Grid["domains"][number];

/** The file of a candidate. */
export function useFile(fileId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["files", fileId],
    queryFn: async () => (await api.get("/v1/files/{fileId}", { path: { fileId } })).body,
    // Each read is one more line of who read the file, which its candidate sees.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The grid of a file. */
export function useGrid(fileId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["files", fileId, "grid"],
    queryFn: async () => (await api.get("/v1/files/{fileId}/grid", { path: { fileId } })).body,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** The printed documents of a file that its reader may open. */
export function useDocuments(fileId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ["files", fileId, "documents"],
    queryFn: async () => (await api.get("/v1/files/{fileId}/documents", { path: { fileId } })).body.items,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
