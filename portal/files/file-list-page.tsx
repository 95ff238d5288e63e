import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useAccount } from "../shell/account.ts";
import { useRole } from "../shell/by-role.tsx";
import { Coming } from "../shell/coming.tsx";
import { Page } from "../shell/page.tsx";

// Each loads what its role needs.
const FollowedFiles = lazy(async () => ({ default: (await import("./followed-files.tsx")).FollowedFiles }));
const OwnFiles = lazy(async () => ({ default: (await import("./own-files.tsx")).OwnFiles }));

const titles: Readonly<Partial<Record<string, string>>> = { company: "Salariés", centre: "Candidats" };

/** The files that a person follows, in the capacity that they chose. */
export function FileListPage() {
  const role = useRole();
  const waiting = useAccount().invitations.length;
  const title = titles[role] ?? "Dossiers";
  return (
    <Page title={title}>
      {waiting === 0 ? null : (
        <p className="card">
          <Link to="/account">Une invitation vous attend : répondez dans votre compte.</Link>
        </p>
      )}
      <Suspense fallback={<Coming />}>
        {role === "company" || role === "centre" ? <FollowedFiles role={role} /> : <OwnFiles />}
      </Suspense>
    </Page>
  );
}
