import type { PreTokenGenerationTriggerEvent } from "aws-lambda";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { personClaim } from "../../shared/domain/people/account.ts";
import { tokenGrant } from "../../shared/domain/people/membership.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { accountKey, membershipKey } from "../../shared/store/keys.ts";
import { accountEntity } from "../../shared/store/persons.ts";
import { membershipEntity } from "../../shared/store/staff.ts";
import { readTogether } from "../../shared/store/table.ts";
import { openFirst } from "./open-account.ts";

/** Writes into a token whose account it is, and whom it acts for, from the membership of its verified address. */
export const trigger = defineTrigger({
  kind: "tokens",
  purpose: "Gives tokens the account's person, and the group, party and role of its membership",
  timeoutSeconds: 5,
  needs: { table: "write" },
});

/**
 * The user pool's trigger (event V1_0). A membership decides alone: it replaces groups, and hides the attribute of
 * accounts that were given their group by hand. Without one, groups stay as the pool makes them; with an address that
 * was not proved, the whole token does.
 */
export async function handler(
  event: PreTokenGenerationTriggerEvent,
): Promise<PreTokenGenerationTriggerEvent> {
  const { sub, email, email_verified } = event.request.userAttributes;
  if (sub === undefined || email === undefined || email_verified !== "true") return event;
  const address = accountOfEmail(email);
  const [accountItem, membershipItem] = await readTogether([accountKey(sub), membershipKey(address)]);
  const { personId } = accountEntity.find(accountItem) ?? (await openFirst(sub, address, systemRuntime));
  const held = membershipEntity.find(membershipItem);
  const person = { [personClaim]: personId };
  if (held === undefined) {
    event.response = { claimsOverrideDetails: { claimsToAddOrOverride: person } };
    return event;
  }
  const { groups, claims } = tokenGrant(held);
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: { ...claims, ...person },
      claimsToSuppress: ["custom:party_id"],
      groupOverrideDetails: { groupsToOverride: groups, iamRolesToOverride: [] },
    },
  };
  return event;
}
