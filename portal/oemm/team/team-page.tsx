import { People } from "../../organisation/people.tsx";
import { Reminders } from "../../organisation/reminders.tsx";
import { Page } from "../../shell/page.tsx";

/** Who acts for OEMM, and how it is reminded of deadlines. */
export function TeamPage() {
  return (
    <Page title="L’équipe">
      <div className="columns">
        <People partyId="oemm" manages />
        <Reminders />
      </div>
    </Page>
  );
}
