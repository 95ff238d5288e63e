import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type ApiClient, clientOver } from "../../demo/client.ts";
import { demoAccounts } from "../../infra/local/identity/demo-accounts.ts";
import type { UserAccount } from "../../infra/local/identity/user-account.ts";
import { tokenMinutes } from "../../shared/domain/people/token-claims.ts";
import { servedPath } from "../../shared/http/served-path.ts";
import type { Cloud, GatewayAnswer } from "./cloud/cloud.ts";
import { machine } from "./machine.ts";

/** Times that a person asks again for what failed, and milliseconds that they wait the nth time. */
const [mostTries, patience] = [40, 500];

/** Something that no repetition healed, or an answer that is never right. */
export class Unhealed extends Error {}

/** A demo account by its login. */
export function demoAccount(login: string): UserAccount {
  const found = demoAccounts.find((one) => one.login === login);
  if (found === undefined) throw new Error(`there is no demo account ${login}`);
  return found;
}

/** Asks again, with the same key or the same version, for as long as an answer says that this may help. */
async function persist<Got>(
  what: string,
  ask: () => Promise<Got>,
  mayPass: (got: Got) => boolean,
): Promise<Got> {
  let last: Got | undefined;
  let why: unknown;
  for (let tries = 1; tries <= mostTries; tries++) {
    const got = await ask().catch((error: unknown) => {
      why = error;
      return undefined;
    });
    if (got !== undefined && !mayPass(got)) return got;
    last = got ?? last;
    await wait(patience * tries);
  }
  throw new Unhealed(`${what} was not healed by ${mostTries} tries: ${JSON.stringify(last) ?? why}`);
}

const mayPass = ({ status, body }: GatewayAnswer) =>
  status >= 500 || status === 429 || (status === 409 && body?.type === "urn:problem:cqp:concurrent-change");

/** A person's way to the API of a simulated cloud, as a patient program: each POST has a key, tokens are renewed. */
export function personOn(cloud: Cloud, user?: UserAccount, actingAs?: string): ApiClient {
  let claims: Record<string, string> | undefined;
  let until = 0;
  return clientOver(async (method, path, body, headers = {}) => {
    const what = `${method} ${path}`;
    if (user !== undefined && machine.now >= until) {
      claims = await persist(
        "a token",
        () => cloud.signIn(user),
        () => false,
      );
      until = machine.now + tokenMinutes * 60_000;
    }
    const key: Record<string, string> = method === "POST" ? { "idempotency-key": randomUUID() } : {};
    let repeated = -1;
    const answer = await persist(
      what,
      () => {
        repeated += 1;
        return cloud.request({
          method,
          path: servedPath(path),
          headers: {
            ...(actingAs === undefined ? {} : { "acting-as": actingAs }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...key,
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
          ...(claims === undefined ? {} : { claims }),
        });
      },
      mayPass,
    );
    const refusal =
      answer.status < 400
        ? ""
        : ` ${answer.body?.type} ${JSON.stringify(answer.body?.errors ?? answer.body?.detail)}`;
    cloud.tell(`${machine.now} ${user?.email ?? "visitor"} ${what} ${answer.status}${refusal}`);
    // An edit whose repetition is refused by its version was done before.
    const wasDone = repeated > 0 && method !== "POST" && [409, 412].includes(answer.status);
    return wasDone ? { ...answer, status: 200, body: undefined } : answer;
  });
}
