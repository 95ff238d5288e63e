import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { accountOfEmail } from "../../../shared/domain/enrolment/candidate.ts";
import { roleIn } from "../../../shared/domain/people/capacity.ts";
import { membership } from "../../../shared/domain/people/membership.ts";
import { toAttributes } from "../../../shared/store/item.ts";
import { saveMembership } from "../../../shared/store/memberships.ts";
import { demoAccounts } from "./demo-accounts.ts";

/** Gives the demo accounts what they may act as, where the table does not say otherwise. */
export async function giveDemoMemberships(client: DynamoDBClient, tableName: string): Promise<void> {
  for (const { email, givenName, familyName, partyId } of demoAccounts) {
    if (partyId === undefined) continue;
    const role = roleIn({ partyId });
    const given = membership.omit({ version: true }).parse({
      account: accountOfEmail(email),
      group: role,
      partyId,
      ...(role === "jury-member" ? {} : { role: "manager" }),
      name: `${givenName} ${familyName}`,
      active: true,
      answer: "accepted",
    });
    for (const write of saveMembership(undefined, given))
      if ("put" in write)
        await client
          .send(
            new PutItemCommand({
              TableName: tableName,
              Item: toAttributes(write.put),
              ConditionExpression: "attribute_not_exists(pk)",
            }),
          )
          .catch((error: unknown) => {
            if (!(error instanceof ConditionalCheckFailedException)) throw error;
          });
  }
}
