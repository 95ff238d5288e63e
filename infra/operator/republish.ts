import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { periodOptions, periodTold, periodUsage } from "./period.ts";
import { republishFacts } from "./republish-facts.ts";

const needs = ["TABLE_NAME", "BUS_NAME"] as const;
const values = commandLine(
  `npm run republish -- --from INSTANT --to INSTANT : remet sur le bus les faits enregistrés pendant une période, du plus ancien au
plus récent (docs/operations/republish.md). Ceux qui s’en occupent reconnaissent ce qu’ils ont déjà fait. Avec le rôle de la
sortie RepublishRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

${periodUsage}
  --types A,B     ces types de faits seulement, comme file.submitted
${usageOf(needs)}`,
  { ...optionsOf(needs), ...periodOptions, types: { type: "string" } },
);
configure(needs, values);
const types = values.types === undefined ? undefined : new Set(values.types.split(","));
const { published, refused } = await republishFacts(periodTold(values), types);
console.log(`${published} faits remis sur le bus, ${refused.length} impossibles à publier.`);
for (const reason of refused) console.error(reason);
if (refused.length > 0) process.exitCode = 1;
