import { commandLine } from "../local/command-line.ts";
import { beginRetentions } from "./begin-retentions.ts";

const values = commandLine(
  `npm run begin-retentions -- --table TABLE : fait courir, une fois, la durée de conservation des dossiers et des certificats
enregistrés avant qu’il y en ait une. À lancer avec le rôle de la sortie BeginRetentionsRoleArn de la pile ; interrompue, la
commande reprend où elle en était.

  --table TABLE  la table du système (sortie TableName de la pile)`,
  { table: { type: "string", default: process.env["TABLE_NAME"] ?? "" } },
);
process.env["TABLE_NAME"] = values.table;

console.log(`${await beginRetentions()} durées commencées.`);
