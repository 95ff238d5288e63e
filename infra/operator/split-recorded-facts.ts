import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { sealFormer } from "./seal-former.ts";
import { sealedWithin } from "./sealed-within.ts";
import { splitFacts } from "./split-facts.ts";

const values = commandLine(
  `npm run split-facts -- --table TABLE : met à part, une fois, ce que les faits déjà enregistrés disent des personnes
(décision 31), puis scelle ce qui a été enregistré avant qu’il y ait des scellés (décision 35). À lancer avec le rôle de la
sortie SplitFactsRoleArn de la pile ; interrompue, la commande reprend où elle en était.

  --table TABLE  la table du système (sortie TableName de la pile)`,
  { table: { type: "string", default: process.env["TABLE_NAME"] ?? "" } },
);
process.env["TABLE_NAME"] = values.table;

const { read, split, unreadable } = await splitFacts(systemRuntime);
console.log(`${read} faits lus, ${split} mis à part.`);
for (const id of unreadable)
  console.log(`${id} : contrat inconnu, seul le nom de son auteur a été mis à part.`);
const now = systemRuntime.now();
console.log(`${await sealFormer(addSeconds(now, -sealedWithin), now)} faits et consultations scellés.`);
