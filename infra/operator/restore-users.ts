import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { latestUsers, readUsers } from "./exported-users.ts";
import { restoreUsers } from "./pool-users.ts";

const needs = ["USER_POOL_ID", "OBJECTS_BUCKET", "TABLE_NAME"] as const;
const values = commandLine(
  `npm run restore-users -- --pool ID --bucket NOM --table NOM : refait dans un groupe d’utilisateurs les comptes d’une copie, et leur rend dans la
table la personne et les accès qu’ils avaient. Les mots de passe et les seconds facteurs ne peuvent pas être copiés : chacun
choisit un nouveau mot de passe par un code (docs/operations/user-pool.md). Interrompue, la commande se relance. Avec le rôle de
la sortie RestoreUsersRoleArn de la pile.

  --from CLÉ      la copie, comme accounts/2027-03-04T05:00:00.000Z.ndjson ; la dernière, si rien n’est dit
${usageOf(needs)}`,
  { ...optionsOf(needs), from: { type: "string" } },
);
configure(needs, values);
const key = values.from ?? (await latestUsers());
if (key === undefined) {
  console.error("Il n’y a aucune copie sous accounts/ : npm run export-users en fait une.");
  process.exit(1);
}
const pool = {
  client: new CognitoIdentityProviderClient(commandCalls),
  id: process.env["USER_POOL_ID"] ?? "",
};
const { made, there, left } = await restoreUsers(pool, readUsers(key));
console.log(`${key} : ${made} comptes refaits, ${there} déjà là, ${left} fermés ou sans adresse prouvée.`);
