import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { rebuildEntries } from "./rebuild-entries.ts";

const needs = ["TABLE_NAME"] as const;
const values = commandLine(
  `npm run fill-lists -- --table TABLE : écrit ce qui fait trouver, dans les listes et les recherches, ce qui a été enregistré avant
qu’il y en ait (décision 58), et retire ce qui ne mène plus à rien. Le service peut rester ouvert. À lancer avec le rôle de
la sortie FillListsRoleArn de la pile ; interrompue, la commande reprend : ce qui est déjà en place n’est que relu.

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);

const { things, written } = await rebuildEntries((so) => {
  console.error(`${so.things} éléments relus, ${so.written} écritures…`);
});
console.log(`${things} éléments relus, ${written} écritures.`);
