import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useRead } from "../api.ts";

/** A file as its reader is shown it. */
export type CandidateFile = ReplyOf<"/v1/files/{fileId}", "get">;
/** A file on the VAE path. */
export type VaeFile = Extract<CandidateFile, { path: "vae" }>;
/** Something that a state of a file allows. */
export type Command = CandidateFile["allowedCommands"][number];

/** The key under which pages hold a file, as `useRead` makes it. */
export const fileKey = (fileId: string) => ["/v1/files/{fileId}", { path: { fileId } }] as const;

/** A file, read once for all that a page shows of it. */
export function useFile(fileId: string) {
  return useRead("/v1/files/{fileId}", { path: { fileId } });
}

/** What `If-Match` takes for a version that is shown (decision 59). */
export function tagOf({ version }: { version: number }): string {
  return `"${version}"`;
}
