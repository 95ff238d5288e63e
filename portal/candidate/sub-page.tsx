import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CandidateFile } from "../files/file.ts";
import { useFile } from "../files/use-file.ts";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import "../styles/forms.css";
import "./candidate.css";

/** A page of a file: its title, the way back, and the file once it is read. */
export function SubPage({
  title,
  back = "Mon parcours",
  wide = false,
  children,
}: {
  title: string;
  /** What the way back to the file is called. */
  back?: string;
  wide?: boolean;
  children: (file: CandidateFile) => ReactNode;
}) {
  const { fileId } = useParams({ strict: false }) as { fileId: string };
  const file = useFile(fileId);
  const wayBack = (
    <p className="quiet back">
      <Link to="/files/$fileId" params={{ fileId }}>
        {back}
      </Link>
    </p>
  );
  return (
    <div className={wide ? "wide" : "narrow"}>
      <Page title={title} above={wayBack}>
        <Read of={file}>{({ body }) => <div className="stack">{children(body)}</div>}</Read>
      </Page>
    </div>
  );
}
