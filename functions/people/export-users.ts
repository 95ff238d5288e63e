import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { serviceCalls } from "../../shared/runtime/service-calls.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { keepUsers, usersOf } from "./keep-users.ts";

/** Every night, copies the users of the pool to the bucket: no backup of AWS's holds them (decision 84). */
export const trigger = defineTrigger({
  name: "people/export-users",
  kind: "schedule",
  purpose: "Exports the users of the pool, without secrets, to the bucket",
  expression: "cron(50 2 * * ? *)",
  // Cognito gives sixty users in a call: half a million take a quarter of an hour.
  timeoutSeconds: 900,
  needs: { users: "list", objects: "export-users" },
});

const environment = z.object({ USER_POOL_ID: z.string() });

/** Opened once a process. */
let opened: CognitoIdentityProviderClient | undefined;

export const handler = async (): Promise<void> => {
  opened ??= new CognitoIdentityProviderClient(serviceCalls);
  const pool = { client: opened, id: environment.parse(process.env).USER_POOL_ID };
  const { key, count } = await keepUsers(usersOf(pool), systemRuntime.now());
  (await openLogger()).info("exported the users of the pool", { key, count });
};
