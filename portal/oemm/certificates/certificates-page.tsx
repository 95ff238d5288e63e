import { Link, useSearch } from "@tanstack/react-router";
import { ActButton } from "../../acts/act-button.tsx";
import { useApi } from "../../api.ts";
import { restoreCertificate } from "../../made/bodies/restoreCertificate.ts";
import { dayOf } from "../../shell/dates.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import { useCertifications } from "../for-each-certification.ts";
import { Withdrawal } from "./withdrawal.tsx";

/** The certificates that were issued, by certification; their withdrawal, and what undoes it. */
export function CertificatesPage() {
  const { certification = "CMI", number } = useSearch({ from: "/certificates" });
  const certifications = useCertifications();
  const api = useApi();
  const list = useList("/v1/certificates", {
    query: { certification: [certification as (typeof certifications)[number]["code"]], limit: 100 },
  });
  return (
    <Page title="Certificats">
      <nav className="filters" aria-label="Par certification">
        {certifications.map(({ code }) => (
          <Link
            key={code}
            to="/certificates"
            search={{ certification: code }}
            activeOptions={{ exact: true }}
            aria-current={code === certification ? "page" : undefined}
          >
            {code}
          </Link>
        ))}
      </nav>
      <div className="card">
        <Listed
          of={list}
          empty="Aucun certificat n’a encore été délivré : ceux des prochains jurys apparaîtront ici."
        >
          {(certificates) => (
            <ul className="todo">
              {certificates
                .filter((one) => number === undefined || one.number === number)
                .map(({ number: its, holderName, fileId, decidedOn, withdrawnAt }) => (
                  <li key={its}>
                    <div>
                      <Link className="todo-title" to="/files/$fileId" params={{ fileId }}>
                        {holderName}
                      </Link>
                      <p className="quiet">
                        {its} · {dayOf(decidedOn)}
                        {withdrawnAt === undefined ? "" : ` · retiré le ${dayOf(withdrawnAt)}`}
                      </p>
                    </div>
                    {withdrawnAt === undefined ? (
                      <Withdrawal number={its} fileId={fileId} />
                    ) : (
                      <ActButton
                        name={`restoreCertificate ${its}`}
                        label="Rétablir"
                        body={restoreCertificate}
                        send={(body, key) =>
                          api.post("/v1/certificates/{number}/restoration", {
                            path: { number: its },
                            body,
                            key,
                          })
                        }
                        done="Le certificat est rétabli, sous le même numéro."
                      />
                    )}
                  </li>
                ))}
            </ul>
          )}
        </Listed>
        {number === undefined ? null : (
          <p className="after">
            <Link to="/certificates" search={{ certification }}>
              Voir tous les certificats {certification}
            </Link>
          </p>
        )}
      </div>
    </Page>
  );
}
