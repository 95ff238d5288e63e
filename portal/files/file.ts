import type { ReplyOf } from "@cqp-mutualite/client/operations";

/** A file as its reader is shown it. */
export type CandidateFile = ReplyOf<"/v1/files/{fileId}", "get">;
/** A file on the VAE path. */
export type VaeFile = Extract<CandidateFile, { path: "vae" }>;
/** A file on the training path. */
export type TrainingFile = Extract<CandidateFile, { path: "training" }>;
/** Something that a state of a file allows. */
export type Command = CandidateFile["allowedCommands"][number];

/** The key under which pages hold a file, as `useRead` makes it. */
export const fileKey = (fileId: string) => ["/v1/files/{fileId}", { path: { fileId } }] as const;

/** What `If-Match` takes for a version that is shown (decision 59). */
export function tagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/** What each role's part of a file's page is told. */
export interface FilePart<File extends CandidateFile = CandidateFile> {
  file: File;
  /** Its version, which edits name. */
  etag: string;
}

/** Whether the state of a file allows a command; whether its reader may give it, the API says once asked. */
export const allows = (file: CandidateFile, command: Command): boolean =>
  (file.allowedCommands as readonly Command[]).includes(command);
