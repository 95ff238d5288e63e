import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { capacitiesOf, needsSecondFactor } from "../../shared/domain/people/capacity.ts";
import { nameOf } from "../../shared/domain/people/civil-status.ts";
import { capacitiesClaim, loggedClaim, type TokenClaims } from "../../shared/domain/people/token-claims.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadMemberships } from "../../shared/store/memberships.ts";
import { loadAccount } from "../../shared/store/persons.ts";
import { accountInUse } from "./account-in-use.ts";
import { loggedSubject } from "./logged-subject.ts";
import { openFirst } from "./open-account.ts";
import { hasSecondFactor } from "./second-factor.ts";

/** Writes into an access token whose account it is, under which name, and what they may act as. */
export const trigger = defineTrigger({
  name: "people/shape-token",
  kind: "tokens",
  purpose: "Gives access tokens the account's person, and the capacities that they accepted",
  timeoutSeconds: 5,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "PERSON"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["ACCOUNT", "TASK"],
      untold: true,
    },
  },
});

/**
 * The user pool's trigger (event V2_0). Nothing that users write of their account is added: its name is the person's.
 * With an address that was not proved, the token says nothing of ours, and its owner is a person who has nothing.
 * @throws AccountMoved
 */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const { sub, email, email_verified } = event.request.userAttributes;
  if (sub === undefined || email === undefined || email_verified !== "true") return event;
  const address = accountOfEmail(email);
  const [found, memberships] = await Promise.all([loadAccount(sub), loadMemberships(address)]);
  const account = found ?? (await openFirst(sub, address, systemRuntime));
  const { id: personId, civilStatus } = await accountInUse(account, systemRuntime);
  const capacities = capacitiesOf(memberships, sub);
  const withheld =
    capacities.some(needsSecondFactor) && !(await hasSecondFactor(event.userPoolId, event.userName))
      ? capacities.filter(needsSecondFactor)
      : [];
  const claims: TokenClaims = {
    person_id: personId,
    proved_address: address,
    ...(civilStatus === undefined ? {} : { display_name: nameOf(civilStatus) }),
    capacities: capacitiesClaim(capacities.filter((one) => !withheld.includes(one))),
    [loggedClaim]: loggedSubject(sub),
    ...(withheld.length === 0 ? {} : { withheld: capacitiesClaim(withheld) }),
  };
  event.response = {
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { ...claims } } },
  };
  return event;
}
