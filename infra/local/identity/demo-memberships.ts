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
import { type DemoAccount, demoAccounts } from "./demo-accounts.ts";

/** Gives the demo accounts what they may act as, where the table does not say otherwise. */
export async function giveDemoMemberships(client: DynamoDBClient, tableName: string): Promise<void> {
  const given = demoAccounts.flatMap((account) =>
    account.partyId === undefined ? [] : saveMembership(undefined, membershipOf(account, account.partyId)),
  );
  const items = given.flatMap((write) => ("put" in write ? [toAttributes(write.put)] : []));
  const absent = { TableName: tableName, ConditionExpression: "attribute_not_exists(pk)" };
  await Promise.all(
    items.map((Item) =>
      client.send(new PutItemCommand({ ...absent, Item })).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }),
    ),
  );
}

function membershipOf({ email, givenName, familyName }: DemoAccount, partyId: string) {
  const role = roleIn({ partyId });
  return membership.omit({ version: true }).parse({
    account: accountOfEmail(email),
    group: role,
    partyId,
    ...(role === "jury-member" ? {} : { role: "manager" }),
    name: `${givenName} ${familyName}`,
    active: true,
    answer: "accepted",
  });
}
