import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { keepUsers, usersOf } from "../../functions/people/keep-users.ts";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";

const needs = ["USER_POOL_ID", "OBJECTS_BUCKET"] as const;
const values = commandLine(
  `npm run export-users -- --pool ID --bucket NOM : copie les comptes du groupe d’utilisateurs dans le compartiment, sous accounts/ :
adresse, nom, état, et rien de secret. Une copie est faite chaque nuit ; en faire une avant une restauration (docs/operations/user-pool.md). Avec le
rôle de la sortie ExportUsersRoleArn de la pile.

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);
const pool = {
  client: new CognitoIdentityProviderClient(commandCalls),
  id: process.env["USER_POOL_ID"] ?? "",
};
const { key, count } = await keepUsers(usersOf(pool), systemRuntime.now());
console.log(`${count} comptes copiés dans ${key}.`);
