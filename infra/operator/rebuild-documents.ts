import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { printLostAgain } from "./lost-documents.ts";

const needs = ["TABLE_NAME", "OBJECTS_BUCKET", "BUS_NAME"] as const;
const values = commandLine(
  `npm run rebuild-documents : fait imprimer de nouveau les documents dont le fichier n’est plus dans le compartiment, d’après les faits
dont ils viennent (docs/operations/rebuild.md). Avec le rôle de la sortie RebuildDocumentsRoleArn de la pile, ou sur cette
machine, pendant que npm start fonctionne, avec --env .local/operator.env

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);
console.log(`${await printLostAgain()} documents vont être imprimés de nouveau.`);
