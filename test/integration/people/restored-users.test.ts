import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ExportedUser, keepUsers, usersOf } from "../../../functions/people/keep-users.ts";
import { latestUsers, readUsers } from "../../../infra/operator/exported-users.ts";
import { restoreUsers } from "../../../infra/operator/pool-users.ts";
import { givesAccess } from "../../../shared/domain/people/membership.ts";
import { loadMemberships, saveMembership } from "../../../shared/store/memberships.ts";
import { loadAccount, saveAccount } from "../../../shared/store/persons.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { faultsOfModel, isErrorOfModel } from "../../support/cognito-model.ts";
import { emptyTable } from "../../support/empty-table.ts";
import { testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";
import { CREDENTIALS, type S3Stack, startReachedS3Stack } from "../local/s3-stack.ts";

useTable();

/** A user as Cognito keeps it. */
interface PoolUser {
  attributes: Record<string, string>;
  status: string;
  enabled: boolean;
  password?: string;
}
interface Asked {
  Username?: string;
  UserAttributes?: { Name: string; Value: string }[];
  MessageAction?: string;
  Password?: string;
  Permanent?: boolean;
  Limit?: number;
  PaginationToken?: string;
}

/** What is asked of Cognito, answered as its reference says that it answers, in the shapes of the SDK's model; it was never asked itself. */
class CognitoDouble {
  readonly users = new Map<string, PoolUser>();
  readonly asked: [string, Asked][] = [];
  /** Calls of an operation until one fails, as when the command is interrupted. */
  failingAt: string | undefined;

  answer(operation: string, asked: Asked): { status?: number; body: object } {
    this.asked.push([operation, asked]);
    if (operation === this.failingAt) return { status: 400, body: { __type: "InternalErrorException" } };
    const user = this.users.get(asked.Username ?? "");
    switch (operation) {
      case "ListUsers": {
        const all = [...this.users].map(([Username, one]) => ({ Username, ...shown(one, "Attributes") }));
        const start = Number(asked.PaginationToken ?? 0);
        const next = start + 2;
        const more = next < all.length ? { PaginationToken: String(next) } : {};
        return { body: { Users: all.slice(start, next), ...more } };
      }
      case "AdminCreateUser": {
        if (user !== undefined) return { status: 400, body: { __type: "UsernameExistsException" } };
        const sub = `new-${this.users.size + 1}`;
        const given = Object.fromEntries(
          (asked.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]),
        );
        const made = { attributes: { ...given, sub }, status: "FORCE_CHANGE_PASSWORD", enabled: true };
        this.users.set(asked.Username ?? "", made);
        return { body: { User: shown(made, "Attributes") } };
      }
      case "AdminGetUser":
        return user === undefined
          ? { status: 400, body: { __type: "UserNotFoundException" } }
          : { body: { Username: asked.Username, ...shown(user, "UserAttributes") } };
      case "AdminSetUserPassword":
        if (user !== undefined) Object.assign(user, { status: "CONFIRMED", password: asked.Password });
        return { body: {} };
      default:
        return { status: 400, body: { __type: "UnknownOperationException" } };
    }
  }
}

const shown = ({ attributes, status, enabled }: PoolUser, name: string) => ({
  [name]: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  UserStatus: status,
  Enabled: enabled,
});

/** What was asked or answered that the model of Cognito does not know. */
const strange: string[] = [];
const strangeError = (body: object) => {
  const type = "__type" in body ? String(body.__type) : "no type";
  return isErrorOfModel(type) ? [] : [`${type} is no error of the model`];
};

let pool = new CognitoDouble();
let server: Server;
let client: CognitoIdentityProviderClient;
let s3: S3Stack;
beforeAll(async () => {
  s3 = await startReachedS3Stack();
  server = createServer((request, response) => {
    void json(request).then((asked) => {
      const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
      const { status = 200, body } = pool.answer(operation, asked as Asked);
      strange.push(
        ...faultsOfModel(`${operation}Request`, asked),
        ...(status === 200 ? faultsOfModel(`${operation}Response`, body) : strangeError(body)),
      );
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  client = new CognitoIdentityProviderClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-3",
    credentials: CREDENTIALS,
    maxAttempts: 1,
  });
});
afterAll(async () => {
  server.close();
  await s3.stop();
});
beforeEach(async () => {
  pool = new CognitoDouble();
  await emptyTable();
});
// In each test: an answer that Cognito could not give shows nothing.
afterEach(() => expect(strange.splice(0)).toEqual([]));

const poolUser = (n: number, changes: Partial<PoolUser> = {}): [string, PoolUser] => [
  `personne${n}@example.org`,
  {
    attributes: {
      sub: `former-${n}`,
      email: `personne${n}@example.org`,
      email_verified: "true",
      given_name: "Amina",
      family_name: `Exemple ${n}`,
    },
    status: "CONFIRMED",
    enabled: true,
    ...changes,
  },
];
async function exported(): Promise<ExportedUser[]> {
  const found: ExportedUser[] = [];
  for await (const user of usersOf({ client, id: "former" })) found.push(user);
  return found;
}
async function* each(users: readonly ExportedUser[]) {
  yield* users;
}
const restore = (users: readonly ExportedUser[]) => restoreUsers({ client, id: "new" }, each(users));

/** A person with an account and an access, as the table has them. */
async function known(n: number): Promise<string> {
  const personId = testId("prs", n);
  const [account, subject] = [`personne${n}@example.org`, `former-${n}`];
  await commit([saveAccount({ subject, personId, since: "2027-01-01T00:00:00Z", version: 1 })]);
  const given = { account, group: "company", partyId: "cmp_exemple", active: true } as const;
  await commit(saveMembership(undefined, { ...given, answer: "accepted", acceptedBy: subject }));
  return personId;
}

describe("the users of a pool", () => {
  it("are exported page by page, without a secret, to the bucket, and read back from the latest export", async () => {
    pool.users.set(...poolUser(1));
    pool.users.set(...poolUser(2, { enabled: false }));
    pool.users.set(...poolUser(3));
    await keepUsers(usersOf({ client, id: "former" }), "2027-01-01T00:00:00.000Z");
    const { key, count } = await keepUsers(usersOf({ client, id: "former" }), "2027-02-02T11:00:00.000Z");
    expect([key, count]).toEqual(["accounts/2027-02-02T11:00:00.000Z.ndjson", 3]);
    expect(await latestUsers()).toBe(key);
    expect(pool.asked.map(([operation, { Limit }]) => [operation, Limit])).toEqual(
      Array(4).fill(["ListUsers", 60]),
    );
    const read: ExportedUser[] = [];
    for await (const user of readUsers(key)) read.push(user);
    expect(read).toHaveLength(3);
    expect(read[0]).toEqual({
      subject: "former-1",
      email: "personne1@example.org",
      emailVerified: true,
      givenName: "Amina",
      familyName: "Exemple 1",
      enabled: true,
    });
  });

  it("are made in another one without a mail, with a password that no one is told, so that a code gives them theirs", async () => {
    pool.users.set(...poolUser(1));
    const users = await exported();
    pool = new CognitoDouble();
    expect(await restore(users)).toEqual({ made: 1, there: 0, left: 0 });
    const [[, made] = []] = pool.asked;
    expect(made).toMatchObject({
      UserPoolId: "new",
      Username: "personne1@example.org",
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: "personne1@example.org" },
        { Name: "email_verified", Value: "true" },
        { Name: "given_name", Value: "Amina" },
        { Name: "family_name", Value: "Exemple 1" },
      ],
    });
    const set = pool.asked.flatMap(([operation, asked]) =>
      operation === "AdminSetUserPassword" ? [asked] : [],
    );
    expect(set).toMatchObject([{ Permanent: true }]);
    // What the pool of the stack asks of a password.
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[!-/]/, /^.{12,}$/]) expect(set[0]?.Password).toMatch(kind);
    expect(pool.users.get("personne1@example.org")?.status).toBe("CONFIRMED");
  });

  it("are the same persons afterwards, with the access that they had", async () => {
    const personId = await known(1);
    pool.users.set(...poolUser(1));
    const users = await exported();
    pool = new CognitoDouble();
    await restore(users);
    const subject = pool.users.get("personne1@example.org")?.attributes["sub"] ?? "";
    expect(subject).not.toBe("former-1");
    expect(await loadAccount(subject)).toMatchObject({ personId, since: "2027-01-01T00:00:00Z" });
    const [held] = await loadMemberships("personne1@example.org");
    expect(held !== undefined && givesAccess(held, subject)).toBe(true);
    expect(held !== undefined && givesAccess(held, "former-1")).toBe(false);
  });

  it("are not made where they were closed or never proved an address, nor given what another account accepted", async () => {
    await known(2);
    pool.users.set(...poolUser(1, { enabled: false }));
    const [address, user] = poolUser(2);
    pool.users.set(address, { ...user, attributes: { ...user.attributes, sub: "a-stranger" } });
    const [, unproved] = poolUser(3);
    pool.users.set("personne3@example.org", {
      ...unproved,
      attributes: { ...unproved.attributes, email_verified: "false" },
    });
    const users = await exported();
    pool = new CognitoDouble();
    expect(await restore(users)).toEqual({ made: 1, there: 0, left: 2 });
    const [held] = await loadMemberships(address);
    expect(held?.acceptedBy).toBe("former-2");
    expect(await loadAccount(pool.users.get(address)?.attributes["sub"] ?? "")).toBeUndefined();
  });

  it.each(["AdminSetUserPassword", "AdminGetUser"])(
    "are all there when the command is run again that ended at %s, and nothing is done twice",
    async (operation) => {
      const personId = await known(1);
      pool.users.set(...poolUser(1));
      const users = await exported();
      pool = new CognitoDouble();
      if (operation === "AdminGetUser") await restore(users);
      pool.failingAt = operation;
      await expect(restore(users)).rejects.toThrow();
      pool.failingAt = undefined;
      expect(await restore(users)).toEqual({ made: 0, there: 1, left: 0 });
      const found = pool.users.get("personne1@example.org");
      expect(found?.status).toBe("CONFIRMED");
      expect(await loadAccount(found?.attributes["sub"] ?? "")).toMatchObject({ personId, version: 1 });
      const passwords = pool.asked.filter(([asked]) => asked === "AdminSetUserPassword").length;
      await restore(users);
      expect(pool.asked.filter(([asked]) => asked === "AdminSetUserPassword")).toHaveLength(passwords);
    },
  );

  it("keep what they have where the pool is the one that was exported", async () => {
    await known(1);
    pool.users.set(...poolUser(1));
    expect(await restore(await exported())).toEqual({ made: 0, there: 1, left: 0 });
    expect((await loadMemberships("personne1@example.org"))[0]?.acceptedBy).toBe("former-1");
  });
});

describe("the model of Cognito", () => {
  it("tells what an answer has otherwise: another name, another type, another error", () => {
    const answer = { Users: [{ Username: "u", Enabled: "yes", Attribute: [], UserStatus: "CONFIRMED" }] };
    expect(faultsOfModel("ListUsersResponse", answer)).toEqual([
      'ListUsersResponse.Users[0].Enabled is "yes"',
      "ListUsersResponse.Users[0].Attribute is not of the model",
    ]);
    expect(faultsOfModel("ListUsersRequest", { UserPoolId: "p", Limit: "60" })).toEqual([
      'ListUsersRequest.Limit is "60"',
    ]);
    expect(["UsernameExistsException", "UserExistsException"].map(isErrorOfModel)).toEqual([true, false]);
  });
});
