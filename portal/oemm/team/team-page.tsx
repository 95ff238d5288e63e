import { People } from "../../organisation/people.tsx";
import { Page } from "../../shell/page.tsx";

/** Who acts for OEMM. */
export function TeamPage() {
  return (
    <Page title="L’équipe">
      <People partyId="oemm" manages />
    </Page>
  );
}
