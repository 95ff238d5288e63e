import { dirname, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { commandLine } from "../local/command-line.ts";
import { copyData, HasData } from "../local/data/copy-data.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { instantOf } from "./period.ts";
import { openRestoredBucket, restoreBucket } from "./restore-bucket.ts";
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
  --to-bucket NOM le nouveau compartiment ; il est créé s’il n’existe pas, versionné et fermé au public
${usageOf(needs)}

Sur cette machine, pendant que npm start fonctionne : npm run restore -- --env .local/operator.env --to-data DIR

  --to-data DIR   un dossier nouveau, qui reçoit la table, les objets, les ancres et les comptes tels qu’ils sont maintenant : la base
                  embarquée ne remonte pas le temps. Un second système y démarre : npm start -- --data DIR --port 5000`,
  {
    ...optionsOf(needs),
    at: { type: "string" },
    "to-table": { type: "string", default: "" },
    "to-bucket": { type: "string", default: "" },
    "to-data": { type: "string" },
  },
);
configure(needs, values);
const toData = values["to-data"];
const { env }: Readonly<Record<string, unknown>> = values;
if (toData !== undefined) {
  if (typeof env !== "string" || values.at !== undefined) {
    console.error("--to-data demande --env, et prend ce qui est là maintenant, sans --at.");
    process.exit(2);
  }
  const moment = new Date().toISOString();
  await copyData(dirname(resolve(env)), resolve(toData)).catch((error: unknown) => {
    if (!(error instanceof HasData)) throw error;
    console.error(`Le dossier ${toData} contient déjà quelque chose : il en faut un nouveau.`);
    process.exit(2);
  });
  console.log(`Les données de ${dirname(env)} sont dans ${toData}, telles qu’elles étaient à ${moment}.`);
  process.exit(0);
}
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
const s3 = new S3Client(commandCalls);
await openRestoredBucket(s3, values["to-bucket"]);
const bucket = { from: OBJECTS_BUCKET, to: values["to-bucket"], at };
console.log(`${await restoreBucket(s3, bucket)} objets copiés dans ${bucket.to}.`);
