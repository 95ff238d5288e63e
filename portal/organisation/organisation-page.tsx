import { useRead } from "../api.ts";
import { useCapacity } from "../shell/account.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import { telephone } from "../shell/telephone.ts";
import { People } from "./people.tsx";
import { Reminders } from "./reminders.tsx";

/** The company or the centre that one acts for: what is known of it, its approvals, its people. */
export function OrganisationPage() {
  const capacity = useCapacity();
  // A member of juries acts for themselves.
  if (capacity === undefined || capacity.role === "jury-member") return <NotFoundPage />;
  const partyId = capacity.actingAs;
  return (
    <Page title={capacity.name ?? "Votre organisme"}>
      <div className="columns">
        <People partyId={partyId} manages={capacity.partyRole === "manager"} />
        <div className="stack">
          {capacity.role === "centre" ? <Centre centreId={partyId} /> : null}
          {capacity.role === "company" ? <Company companyId={partyId} /> : null}
          <Reminders />
        </div>
      </div>
    </Page>
  );
}

function Coordinates(party: { email: string; address: string; city: string; phone?: string | undefined }) {
  return (
    <section className="card" aria-labelledby="coordinates">
      <h2 id="coordinates">Coordonnées</h2>
      <p>
        {party.email}
        {party.phone === undefined ? null : (
          <>
            <br />
            {telephone(party.phone)}
          </>
        )}
        <br />
        {party.address}
        {party.address.includes(party.city) ? null : (
          <>
            <br />
            {party.city}
          </>
        )}
      </p>
      <p className="quiet">L’OEMM les tient : écrivez-lui si elles changent.</p>
    </section>
  );
}

function Company({ companyId }: { companyId: string }) {
  const company = useRead("/v1/companies/{companyId}", { path: { companyId } });
  return <Read of={company}>{({ body }) => <Coordinates {...body} />}</Read>;
}

function Centre({ centreId }: { centreId: string }) {
  const read = useRead("/v1/centres/{centreId}", { path: { centreId } });
  const labelled = useLabels();
  return (
    <Read of={read}>
      {({ body: { centre, standings } }) => (
        <>
          <section className="card" aria-labelledby="approvals">
            <h2 id="approvals">Agréments</h2>
            {standings.length === 0 ? <p>Votre centre n’a pas d’agrément.</p> : null}
            <ul className="lines">
              {standings.map(({ certification, service, standing, lastDay }) => (
                <li key={`${certification} ${service}`}>
                  <strong>
                    {labelled("File.certification", certification)} ·{" "}
                    {labelled("readCentre.standings.service", service)}
                  </strong>
                  <br />
                  <span className="quiet">
                    {labelled("readCentre.standings.standing", standing)}
                    {lastDay === undefined ? null : `, jusqu’au ${dayOf(lastDay)}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <Coordinates {...centre} />
        </>
      )}
    </Read>
  );
}
