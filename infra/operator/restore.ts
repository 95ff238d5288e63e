import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { instantOf } from "./period.ts";
import { restoreBucket } from "./restore-bucket.ts";
import { restoreTable } from "./restore-table.ts";

/** Milliseconds between two looks at a table that is being restored, which takes up to hours. */
const lookEvery = 30_000;

const needs = ["TABLE_NAME", "OBJECTS_BUCKET"] as const;
const values = commandLine(
  `npm run restore -- --at INSTANT --to-table NOM --to-bucket NOM : restaure la table et les objets tels qu’ils étaient à un même instant,
à côté de ceux du système, qui ne changent pas (docs/operations/restore.md). Interrompue, la commande se relance. Avec le
rôle de la sortie RestoreRoleArn de la pile.

  --at INSTANT    l’instant, en temps universel, comme 2027-03-04T05:00:00Z
  --to-table NOM  le nom de la nouvelle table, qui commence par celui de la table du système
  --to-bucket NOM le nouveau compartiment, versionné, qui existe et qui est vide
${usageOf(needs)}`,
  {
    ...optionsOf(needs),
    at: { type: "string" },
    "to-table": { type: "string", default: "" },
    "to-bucket": { type: "string", default: "" },
  },
);
configure(needs, values);
const at = instantOf(values.at);
const { TABLE_NAME = "", OBJECTS_BUCKET = "" } = process.env;
if (at === undefined || !values["to-table"].startsWith(TABLE_NAME) || values["to-bucket"] === "") {
  console.error(
    "Il faut --at, un instant ; --to-table, dont le nom commence par celui de la table ; --to-bucket.",
  );
  process.exit(2);
}
// The table first: bytes are put before what tells of them is written, so that each that the table tells of is there.
const table = { from: TABLE_NAME, to: values["to-table"], at };
await restoreTable(new DynamoDBClient(commandCalls), table, () => wait(lookEvery));
console.log(`La table ${table.to} est là, telle que ${table.from} était à ${at}.`);
const bucket = { from: OBJECTS_BUCKET, to: values["to-bucket"], at };
console.log(`${await restoreBucket(new S3Client(commandCalls), bucket)} objets copiés dans ${bucket.to}.`);
