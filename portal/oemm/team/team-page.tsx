import { Page } from "../../shell/page.tsx";
import { People } from "../people.tsx";

/** Who acts for OEMM. */
export function TeamPage() {
  return (
    <Page title="L’équipe">
      <People partyId="oemm" />
    </Page>
  );
}
