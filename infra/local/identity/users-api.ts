import * as z from "zod";

const target = "AWSCognitoIdentityProviderService.AdminGetUser";
const asked = z.object({ Username: z.string() });

/** What the pool's API says of a user: of AdminGetUser, what functions read. */
export interface UserAnswer {
  status: number;
  body: object;
}

/** Answers AdminGetUser (AWS JSON 1.1), which alone functions ask for; `secondFactorOf` knows the users. */
export function answerUsersApi(
  operation: string | undefined,
  body: string,
  secondFactorOf: ReadonlyMap<string, boolean>,
): UserAnswer {
  if (operation !== target) return { status: 400, body: { __type: "UnknownOperationException" } };
  const { Username } = asked.parse(JSON.parse(body));
  const secondFactor = secondFactorOf.get(Username);
  if (secondFactor === undefined)
    return { status: 400, body: { __type: "UserNotFoundException", message: "User does not exist." } };
  return {
    status: 200,
    body: {
      Username,
      Enabled: true,
      UserStatus: "CONFIRMED",
      UserMFASettingList: secondFactor ? ["SOFTWARE_TOKEN_MFA"] : [],
    },
  };
}
