import {
  type AttributeType,
  type CognitoIdentityProviderClient,
  paginateListUsers,
} from "@aws-sdk/client-cognito-identity-provider";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import * as z from "zod";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";

/** A pool, and what asks it. */
export interface Pool {
  client: CognitoIdentityProviderClient;
  id: string;
}

/** A user of a pool as it is exported: no secret, as Cognito gives none. */
export const exportedUser = z.strictObject({
  /** The subject of their tokens, by which the table knows the account. */
  subject: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  givenName: z.string(),
  familyName: z.string(),
  enabled: z.boolean(),
});
/** See {@link exportedUser}. */
export type ExportedUser = z.infer<typeof exportedUser>;

/** Users that Cognito gives in a call at most. */
const together = 60;

/** Every user of a pool. */
export async function* usersOf({ client, id }: Pool): AsyncGenerator<ExportedUser> {
  for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId: id, Limit: together }))
    for (const { Attributes = [], Enabled = true } of Users) {
      const of = (name: string) => attributeOf(Attributes, name);
      yield {
        subject: of("sub"),
        email: of("email"),
        emailVerified: of("email_verified") === "true",
        givenName: of("given_name"),
        familyName: of("family_name"),
        enabled: Enabled,
      };
    }
}

/** What Cognito says of a user under a name; empty where it says nothing. */
export function attributeOf(attributes: readonly AttributeType[], name: string): string {
  return attributes.find(({ Name }) => Name === name)?.Value ?? "";
}

/** Keeps users of a pool in the bucket, a line each, under the instant of their export. Gives the object, and how many. */
export async function keepUsers(
  users: AsyncIterable<ExportedUser>,
  at: Instant,
): Promise<{ key: string; count: number }> {
  const { client, bucket } = objectsBucket();
  const key = `${prefixes.accounts}${at}.ndjson`;
  const lines: string[] = [];
  for await (const user of users) lines.push(`${JSON.stringify(user)}\n`);
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: lines.join(""),
      ContentType: "application/x-ndjson",
    }),
  );
  return { key, count: lines.length };
}
