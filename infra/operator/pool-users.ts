import { randomBytes } from "node:crypto";
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { attributeOf, type ExportedUser, type Pool } from "../../functions/people/keep-users.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { loadMemberships, saveMembership } from "../../shared/store/memberships.ts";
import { loadAccount, saveAccount } from "../../shared/store/persons.ts";
import { commit } from "../../shared/store/transaction.ts";

/** What became of exported users in a pool. */
export interface Restored {
  made: number;
  /** There already: of this pool, or made by a run that was interrupted. */
  there: number;
  /** Closed, or never proved: they sign up anew. */
  left: number;
}

/**
 * Makes exported users in a pool, each with a password that is told to no one, so that they choose theirs by a code; and gives
 * their new account, in the table, the person and the access of the former one. Repeated, it does what is left to do.
 */
export async function restoreUsers(pool: Pool, users: AsyncIterable<ExportedUser>): Promise<Restored> {
  const done = { made: 0, there: 0, left: 0 };
  for await (const user of users) {
    if (!user.enabled || !user.emailVerified) {
      done.left += 1;
      continue;
    }
    const { subject, isNew } = await userIn(pool, user);
    await giveWhatWas(user, subject);
    done[isNew ? "made" : "there"] += 1;
  }
  return done;
}

/** The user of an address in a pool, made where there is none. */
async function userIn(
  { client, id: UserPoolId }: Pool,
  user: ExportedUser,
): Promise<{ subject: string; isNew: boolean }> {
  const Username = user.email;
  const made = await client
    .send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        // Nothing is mailed: people are told in other words (docs/operations/user-pool.md).
        MessageAction: "SUPPRESS",
        UserAttributes: [
          { Name: "email", Value: user.email },
          { Name: "email_verified", Value: "true" },
          { Name: "given_name", Value: user.givenName },
          { Name: "family_name", Value: user.familyName },
        ],
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof UsernameExistsException)) throw error;
      return undefined;
    });
  const found = made?.User ?? (await client.send(new AdminGetUserCommand({ UserPoolId, Username })));
  const attributes = "UserAttributes" in found ? found.UserAttributes : made?.User?.Attributes;
  const subject = attributeOf(attributes ?? [], "sub");
  if (subject === "") throw new Error(`Cognito tells no subject of ${Username}`);
  // With the password that Cognito made, they could not have another by a code.
  if (found.UserStatus === "FORCE_CHANGE_PASSWORD")
    await client.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: untold(), Permanent: true }),
    );
  return { subject, isNew: made !== undefined };
}

/** A password that the pool takes, and that no one will know. */
function untold(): string {
  return `${randomBytes(36).toString("base64url")}Aa1!`;
}

/** Gives a new account the person and the access of the former one; nothing where it has them. */
async function giveWhatWas({ subject: former, email }: ExportedUser, subject: string): Promise<void> {
  if (former === subject) return;
  const [before, after, memberships] = await Promise.all([
    loadAccount(former),
    loadAccount(subject),
    loadMemberships(accountOfEmail(email)),
  ]);
  const writes = [
    // An account that a move closed stays closed: it keeps since when it is the person's.
    ...(before === undefined || after !== undefined ? [] : [saveAccount({ ...before, subject, version: 1 })]),
    ...memberships.flatMap((held) =>
      held.acceptedBy === former ? saveMembership(held, { ...held, acceptedBy: subject }) : [],
    ),
  ];
  if (writes.length > 0) await commit(writes);
}
