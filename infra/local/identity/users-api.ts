import * as z from "zod";
import type { Answer, Asked } from "./exchange.ts";
import type { Grants } from "./grants.ts";
import { associate, type SecondFactorParts, verifyShown } from "./second-factor.ts";
import { adminScope, type TokenMaker } from "./token-maker.ts";
import type { UserAccount } from "./user-account.ts";

/** What is asked of the pool's API: each operation takes some of it. */
const request = z.object({
  Username: z.string().optional(),
  AccessToken: z.string().optional(),
  UserCode: z.string().optional(),
  SoftwareTokenMfaSettings: z.object({ Enabled: z.boolean().optional() }).optional(),
});

interface UsersApiParts extends SecondFactorParts {
  tokens: TokenMaker;
  grants: Grants;
}

/**
 * Answers the pool's API (AWS JSON 1.1), as far as it is called: functions read a user or delete one, and people set their second
 * factor with an access token of theirs, that has the scope for it.
 */
export async function answerUsersApi({ target, body }: Asked, parts: UsersApiParts): Promise<Answer> {
  const operation = target?.replace("AWSCognitoIdentityProviderService.", "");
  const asked = request.safeParse(parsed(body)).data;
  if (asked === undefined) return fault("InvalidParameterException");
  if (operation === "AdminGetUser" || operation === "AdminDeleteUser") {
    const user = parts.tokens.users.get(asked.Username ?? "");
    if (user === undefined) return fault("UserNotFoundException");
    return operation === "AdminGetUser" ? adminGetUser(user) : adminDeleteUser(user, parts);
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

function adminGetUser({ subject, secondFactor }: UserAccount): Answer {
  const UserMFASettingList = secondFactor === true ? ["SOFTWARE_TOKEN_MFA"] : [];
  return answer({ Username: subject, Enabled: true, UserStatus: "CONFIRMED", UserMFASettingList });
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
