import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { periodOptions, periodTold, periodUsage } from "./period.ts";
import { resendWithheld } from "./resend-mails.ts";

const needs = ["TABLE_NAME"] as const;
const values = commandLine(
  `npm run resend-withheld -- --from INSTANT --to INSTANT : fait repartir les courriels retenus pendant une période, une fois corrigé ce
qui les retenait (docs/operations/mails-withheld.md) ; chacun dit ce qui vaut aujourd’hui. Avec le rôle de la sortie
ResendRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

${periodUsage}
  --reason TEXTE  ceux dont le motif contient ces mots seulement, comme « Amazon SES refuse »
${usageOf(needs)}`,
  { ...optionsOf(needs), ...periodOptions, reason: { type: "string" } },
);
configure(needs, values);
const resent = await resendWithheld(periodTold(values), values.reason, systemRuntime);
console.log(`${resent} courriels repartent.`);
