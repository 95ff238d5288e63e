import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { replayErasures } from "./replay.ts";

const needs = ["TABLE_NAME", "OBJECTS_BUCKET"] as const;
const values = commandLine(
  `npm run replay-erasures -- --table TABLE --bucket BUCKET : après la restauration d’une table, et avant de la mettre en
service, y efface de nouveau ce qui avait été effacé. À lancer avec le rôle de la sortie ReplayErasuresRoleArn de la pile, qui
atteint les tables dont le nom commence par celui de la table du système (sortie TableName). Interrompue, elle se relance.

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);

console.log(`${await replayErasures(systemRuntime)} effacements rejoués.`);
