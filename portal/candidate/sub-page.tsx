import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type CandidateFile, useFile } from "../files/file.ts";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import "../styles/forms.css";
import "./candidate.css";

/** A page of one's own file: its title, the way back, and the file once it is read. */
export function SubPage({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: (file: CandidateFile) => ReactNode;
}) {
  const { fileId } = useParams({ strict: false }) as { fileId: string };
  const file = useFile(fileId);
  const back = (
    <p className="quiet back">
      <Link to="/files/$fileId" params={{ fileId }}>
        Mon parcours
      </Link>
    </p>
  );
  return (
    <div className={wide ? "wide" : "narrow"}>
      <Page title={title} above={back}>
        <Read of={file}>{({ body }) => <div className="stack">{children(body)}</div>}</Read>
      </Page>
    </div>
  );
}
