import * as z from "zod";
import type { Answer, Asked } from "./exchange.ts";
import type { Grants } from "./grants.ts";
import { associate, type SecondFactorParts, verifyShown } from "./second-factor.ts";
import { adminScope, type TokenMaker } from "./token-maker.ts";
import { attributesOf } from "./token-trigger.ts";
import type { UserAccount } from "./user-account.ts";

/** What is asked of the pool's API: each operation takes some of it. */
const request = z.object({
  Username: z.string().optional(),
  AccessToken: z.string().optional(),
  UserCode: z.string().optional(),
  SoftwareTokenMfaSettings: z.object({ Enabled: z.boolean().optional() }).optional(),
  UserAttributes: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
  Limit: z.int().min(1).max(60).default(60),
  PaginationToken: z.string().regex(/^\d+$/).optional(),
});

type Asking = z.infer<typeof request>;

interface UsersApiParts extends SecondFactorParts {
  tokens: TokenMaker;
  grants: Grants;
}

/**
 * Answers the pool's API (AWS JSON 1.1), as far as it is called: functions and commands read users, make or delete one, and people set their
 * second factor with an access token of theirs, that has the scope for it.
 */
export async function answerUsersApi({ target, body }: Asked, parts: UsersApiParts): Promise<Answer> {
  const operation = target?.replace("AWSCognitoIdentityProviderService.", "");
  const asked = request.safeParse(parsed(body)).data;
  if (asked === undefined) return fault("InvalidParameterException");
  if (operation === "ListUsers") return listUsers(asked, parts);
  if (operation === "AdminCreateUser") return adminCreateUser(asked, parts);
  if (operation?.startsWith("Admin")) {
    const name = asked.Username ?? "";
    const user =
      parts.tokens.users.get(name) ?? parts.accounts.bySubject(name) ?? parts.accounts.byEmail(name);
    if (user === undefined) return fault("UserNotFoundException");
    if (operation === "AdminGetUser") return adminGetUser(user);
    if (operation === "AdminDeleteUser") return adminDeleteUser(user, parts);
    // There are no passwords here: an address signs in by a code, or by its name.
    if (operation === "AdminSetUserPassword") return answer({});
  }
  const account = await ownerOf(asked.AccessToken ?? "", parts);
  switch (operation) {
    case "AssociateSoftwareToken":
      return account === undefined ? notAuthorized : answer({ SecretCode: associate(account, parts) });
    case "VerifySoftwareToken": {
      if (account === undefined) return notAuthorized;
      const told = verifyShown(account, asked.UserCode ?? "", parts);
      if (told === "right") return answer({ Status: "SUCCESS" });
      return fault(told === undefined ? "SoftwareTokenMFANotFoundException" : faults[told]);
    }
    case "SetUserMFAPreference": {
      if (account === undefined) return notAuthorized;
      const secondFactor = asked.SoftwareTokenMfaSettings?.Enabled === true;
      if (secondFactor && account.secret === undefined) return fault("SoftwareTokenMFANotFoundException");
      parts.accounts.save({ ...account, secondFactor });
      return answer({});
    }
    default:
      return fault("UnknownOperationException");
  }
}

const faults = { wrong: "EnableSoftwareTokenMFAException", closed: "TooManyRequestsException" } as const;

function adminGetUser(user: UserAccount): Answer {
  const UserMFASettingList = user.secondFactor === true ? ["SOFTWARE_TOKEN_MFA"] : [];
  return answer({ ...shown(user), UserAttributes: attributes(user), UserMFASettingList });
}

function listUsers({ Limit, PaginationToken = "0" }: Asking, { accounts }: UsersApiParts): Answer {
  const all = accounts.all();
  const [first, next] = [Number(PaginationToken), Number(PaginationToken) + Limit];
  const Users = all.slice(first, next).map((user) => ({ ...shown(user), Attributes: attributes(user) }));
  return answer({ Users, ...(next < all.length ? { PaginationToken: String(next) } : {}) });
}

/** An account whose address is proved, without a code by mail. */
function adminCreateUser({ UserAttributes = [] }: Asking, { accounts }: UsersApiParts): Answer {
  const told = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value ?? "";
  const email = told("email");
  if (accounts.byEmail(email) !== undefined) return fault("UsernameExistsException");
  const names = { givenName: told("given_name"), familyName: told("family_name") };
  const emailVerified = told("email_verified") === "true";
  const user = { subject: accounts.subjectOf(email), email, ...names, emailVerified };
  accounts.save(user);
  return answer({
    User: { ...shown(user), UserStatus: "FORCE_CHANGE_PASSWORD", Attributes: attributes(user) },
  });
}

function shown({ subject, emailVerified = true }: UserAccount) {
  return { Username: subject, Enabled: true, UserStatus: emailVerified ? "CONFIRMED" : "UNCONFIRMED" };
}

function attributes(user: UserAccount) {
  const told = { sub: user.subject, ...attributesOf(user) };
  return Object.entries(told).map(([Name, value]) => ({ Name, Value: String(value) }));
}

/** The address may then sign up anew. */
function adminDeleteUser(user: UserAccount, { accounts, grants }: UsersApiParts): Answer {
  accounts.save({ ...user, deleted: true });
  grants.endSubject(user.subject);
  return answer({});
}

/** Whose access token it is, where it has the scope for one's own account. */
async function ownerOf(token: string, { tokens, accounts }: UsersApiParts): Promise<UserAccount | undefined> {
  const claims = await tokens.verify(token).catch(() => undefined);
  const allowed =
    claims?.["token_use"] === "access" && String(claims["scope"]).split(" ").includes(adminScope);
  return allowed ? accounts.bySubject(claims.sub ?? "") : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const type = "application/x-amz-json-1.1";
const answer = (json: object): Answer => ({ json, type });
const fault = (__type: string): Answer => ({ status: 400, json: { __type }, type });
const notAuthorized = fault("NotAuthorizedException");
