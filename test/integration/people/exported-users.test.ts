import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, it } from "vitest";
import { demoAccounts } from "../../../infra/local/identity/demo-accounts.ts";
import { region } from "../../../infra/local/template/resolve.ts";
import { faultsOfModel } from "../../support/cognito-model.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { playCommand } from "../../support/operator-command.ts";
import { CREDENTIALS } from "../local/s3-stack.ts";

const stack = useLocalStack();

/** Asks the issuer of this machine as the SDK does, and gives what it answered. */
async function ask(operation: string, asked: object): Promise<{ status: number; body: object }> {
  const answer = await fetch(`${stack().urls.identity}/`, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(asked),
  });
  return { status: answer.status, body: (await answer.json()) as object };
}

it("users are exported at night, and one who is lost is made again from that export by the commands of the runbook", async () => {
  const pool = { UserPoolId: "eu-west-3_local" };
  const Username = "disparue@example.org";
  const UserAttributes = [
    ["email", Username],
    ["email_verified", "true"],
    ["given_name", "Léa"],
    ["family_name", "Disparue"],
  ].map(([Name, Value]) => ({ Name, Value }));
  const made = await ask("AdminCreateUser", { ...pool, Username, UserAttributes });
  expect([made.status, faultsOfModel("AdminCreateUserResponse", made.body)]).toEqual([200, []]);
  expect((await ask("AdminCreateUser", { ...pool, Username, UserAttributes })).body).toEqual({
    __type: "UsernameExistsException",
  });

  await stack().schedules.run("ExportUsers");
  const client = new CognitoIdentityProviderClient({
    endpoint: stack().urls.identity,
    region,
    credentials: CREDENTIALS,
  });
  await client.send(new AdminDeleteUserCommand({ ...pool, Username }));
  expect((await ask("AdminGetUser", { ...pool, Username })).body).toEqual({
    __type: "UserNotFoundException",
  });

  const told = await playCommand(stack(), "restore-users");
  expect(told).toMatch(
    new RegExp(`^accounts/\\S+\\.ndjson : 1 comptes refaits, ${demoAccounts.length} déjà là, 0 `),
  );
  const found = await ask("AdminGetUser", { ...pool, Username });
  expect(faultsOfModel("AdminGetUserResponse", found.body)).toEqual([]);
  expect(found.body).toMatchObject({
    UserStatus: "CONFIRMED",
    UserAttributes: expect.arrayContaining([{ Name: "family_name", Value: "Disparue" }]),
  });
  expect(await playCommand(stack(), "export-users")).toMatch(
    new RegExp(`^${demoAccounts.length + 1} comptes copiés dans accounts/`),
  );
});

it("the list of users comes page by page, in the shapes of the SDK's model", async () => {
  const seen: string[] = [];
  let page: { Users?: { Username: string }[]; PaginationToken?: string } = {};
  do {
    const { PaginationToken } = page;
    const { body } = await ask("ListUsers", {
      UserPoolId: "p",
      Limit: 2,
      ...(PaginationToken && { PaginationToken }),
    });
    expect(faultsOfModel("ListUsersResponse", body)).toEqual([]);
    page = body;
    expect(page.Users?.length).toBeLessThanOrEqual(2);
    seen.push(...(page.Users ?? []).map(({ Username }) => Username));
  } while (page.PaginationToken !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(demoAccounts.map(({ subject }) => subject)));
});
