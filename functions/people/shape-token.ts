import type { PreTokenGenerationTriggerEvent } from "aws-lambda";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { tokenGrant } from "../../shared/domain/people/membership.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { loadMembership } from "../../shared/store/staff.ts";

/** Writes into a token whom its account acts for, from the membership of its verified address. */
export const trigger = defineTrigger({
  kind: "tokens",
  purpose: "Gives tokens the group, party and role of the account's membership",
  timeoutSeconds: 5,
  needs: { table: "read" },
});

/**
 * The user pool's trigger (event V1_0). A membership decides alone: it replaces groups, and hides the attribute of
 * accounts that were given their group by hand. Without one, or with an address that was not proved, the token
 * stays as the pool makes it.
 */
export async function handler(
  event: PreTokenGenerationTriggerEvent,
): Promise<PreTokenGenerationTriggerEvent> {
  const { email, email_verified } = event.request.userAttributes;
  if (email === undefined || email_verified !== "true") return event;
  const held = await loadMembership(accountOfEmail(email));
  if (held === undefined) return event;
  const { groups, claims } = tokenGrant(held);
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: claims,
      claimsToSuppress: ["custom:party_id"],
      groupOverrideDetails: { groupsToOverride: groups, iamRolesToOverride: [] },
    },
  };
  return event;
}
