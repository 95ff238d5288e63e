import { Link } from "@tanstack/react-router";
import { useRead } from "../../api.ts";
import { dayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Page } from "../../shell/page.tsx";
import { Read } from "../../shell/read.tsx";
import { LoadVersions } from "./load-versions.tsx";

/** The certifications, each in its version in force, and the loading of others. */
export function CertificationsPage() {
  const read = useRead("/v1/certifications", {});
  const label = useLabels();
  return (
    <Page title="Référentiels">
      <div className="buttons acts">
        <LoadVersions />
      </div>
      <div className="card">
        <Read of={read}>
          {({ body: { items } }) =>
            items.length === 0 ? (
              <p className="empty">Aucun CQP n’est encore chargé : chargez ses versions.</p>
            ) : (
              <ul className="todo">
                {items.map(({ code, name, version, inForceFrom, gridStatus, domains }) => (
                  <li key={code}>
                    <div>
                      <Link className="todo-title" to="/certifications/$code" params={{ code }}>
                        {name}
                      </Link>
                      <p className="quiet">
                        {code} · version {version}, en vigueur depuis le {dayOf(inForceFrom)} · {domains}{" "}
                        domaines
                      </p>
                    </div>
                    <span className={gridStatus === "published" ? "chip ok" : "chip wait"}>
                      {label("CertificationSummary.gridStatus", gridStatus)}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Read>
      </div>
    </Page>
  );
}
