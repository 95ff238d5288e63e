import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { verifyData } from "./verify-data.ts";

const needs = ["TABLE_NAME", "OBJECTS_BUCKET"] as const;
const values = commandLine(
  `npm run verify-restored -- --table TABLE --bucket COMPARTIMENT : vérifie qu’une table et son compartiment forment un même état du
système : tout se lit, ce dont il est question existe, chaque fichier annoncé est là. Se termine avec le statut 1 sinon
(docs/operations/restore.md) ; npm run audit:verify vérifie ensuite l’historique. Avec le rôle de la sortie RestoreRoleArn
de la pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);
const { items, objects, faults } = await verifyData();
console.log(`${items} éléments lus, ${objects} fichiers cherchés, ${faults.length} défauts.`);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
