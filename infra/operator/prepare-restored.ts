import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { prepareTable } from "./restore-table.ts";

const needs = ["TABLE_NAME"] as const;
const values = commandLine(
  `npm run prepare-restored -- --table TABLE : donne à une table restaurée ce qu’AWS ne restaure pas, et que la pile qui la reprend attend :
flux, durée de vie des éléments, restauration, protection (docs/operations/restore.md). Avec le rôle de la sortie RestoreRoleArn.

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);
await prepareTable(new DynamoDBClient(commandCalls), process.env["TABLE_NAME"] ?? "", () => wait(5000));
console.log("La table est prête à être reprise par la pile.");
