import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useRead } from "../api.ts";

/** A candidate's file as a member of the jury reads it. */
export type CandidateFile = ReplyOf<"/v1/files/{fileId}", "get">;
/** A piece of it. */
export type Piece = CandidateFile["evidence"][number];
/** The grid of its own version of the referential. */
export type Grid = ReplyOf<"/v1/files/{fileId}/grid", "get">;
/** One of its domains. */
export type Domain = Grid["domains"][number];

/** The file of a candidate, as it was submitted: each read is one more line of who read it, which its candidate sees. */
export function useFile(fileId: string) {
  return useRead("/v1/files/{fileId}", { path: { fileId } }, { once: true });
}

/** The grid of a file. */
export function useGrid(fileId: string) {
  return useRead("/v1/files/{fileId}/grid", { path: { fileId } }, { once: true });
}

/** The printed documents of a file that its reader may open. */
export function useDocuments(fileId: string) {
  return useRead("/v1/files/{fileId}/documents", { path: { fileId } });
}
