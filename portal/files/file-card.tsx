import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useLabels } from "../shell/labels.ts";

/** A file as lists of files give it. */
export type ListedFile = ReplyOf<"/v1/files", "get">["items"][number];

/** A file in a list, which leads to it: whose it is, of what, in which state; and what its readers are told besides. */
export function FileCard({ file, children }: { file: ListedFile; children?: ReactNode }) {
  const labelled = useLabels();
  return (
    <Link className="card" to="/files/$fileId" params={{ fileId: file.id }}>
      <strong>{file.candidateName}</strong>
      <span className="quiet">
        {labelled("File.certification", file.certification)} · {file.path === "vae" ? "VAE" : "formation"}
      </span>
      <span>
        <span className="chip">{labelled("File.state", file.state)}</span>
      </span>
      {children}
    </Link>
  );
}
