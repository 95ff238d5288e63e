import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "../shell/page.tsx";
import "../styles/forms.css";
import "../candidate/candidate.css";

/** A page about oneself: its title, and the way back. */
export function AccountPart({ title, children }: { title: string; children: ReactNode }) {
  const back = (
    <p className="quiet back">
      <Link to="/account">Mon compte</Link>
    </p>
  );
  return (
    <div className="narrow">
      <Page title={title} above={back}>
        <div className="stack">{children}</div>
      </Page>
    </div>
  );
}
