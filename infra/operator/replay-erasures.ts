import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { replayErasures } from "./replay.ts";

const values = commandLine(
  `npm run replay-erasures -- --table TABLE --bucket BUCKET : après la restauration d’une table, et avant de la mettre en
service, y efface de nouveau ce qui avait été effacé. À lancer avec le rôle de la sortie ReplayErasuresRoleArn de la pile, qui
atteint les tables dont le nom commence par celui de la table du système (sortie TableName). Interrompue, elle se relance.

  --table TABLE    la table restaurée
  --bucket BUCKET  le seau des objets du système (sortie ObjectsBucketName)`,
  {
    table: { type: "string", default: process.env["TABLE_NAME"] ?? "" },
    bucket: { type: "string", default: process.env["OBJECTS_BUCKET"] ?? "" },
  },
);
process.env["TABLE_NAME"] = values.table;
process.env["OBJECTS_BUCKET"] = values.bucket;
// Cursors of lists don’t leave this process.
process.env["CURSOR_KEY"] ??= "0".repeat(64);

console.log(`${await replayErasures(systemRuntime)} effacements rejoués.`);
