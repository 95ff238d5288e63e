import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { periodOptions, periodTold, periodUsage } from "./period.ts";
import { recordedFacts } from "./recorded-facts.ts";

const needs = ["TABLE_NAME"] as const;
const values = commandLine(
  `npm run list-facts -- --from INSTANT --to INSTANT : énumère ce qui a été enregistré pendant une période, dans l’ordre : l’instant, le
genre du fait, ce dont il est question, le rôle de qui a agi ; aucune donnée personnelle. Dans la table d’avant une
restauration, c’est ce qui est à refaire (docs/operations/restore.md). Avec le rôle de la sortie VerifyTrailsRoleArn de la
pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

${periodUsage}
${usageOf(needs)}`,
  { ...optionsOf(needs), ...periodOptions },
);
configure(needs, values);
const lines = await recordedFacts(periodTold(values));
for (const line of lines) console.log(line);
// Beside the lines, which may be kept in a file.
console.error(
  lines.length === 0 ? "Rien n’a été enregistré pendant cette période." : `${lines.length} faits.`,
);
