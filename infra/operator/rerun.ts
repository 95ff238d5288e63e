import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { runAgain, runs } from "./run-again.ts";

const needs = ["TABLE_NAME", "BUS_NAME", "ANCHORS_BUCKET"] as const;
const values = commandLine(
  `npm run rerun -- --run NOM : joue de nouveau un traitement planifié qui ne s’est pas terminé (docs/operations/run-unfinished.md) ; il
trouve ce qui n’a pas été fait, et ne refait rien. Avec le rôle de la sortie RerunRoleArn de la pile, ou sur cette machine,
pendant que npm start fonctionne, avec --env .local/operator.env

  --run NOM       ${Object.keys(runs).join(", ")}
  --from JOUR     pour deadlines : relire les échéances depuis ce jour, comme 2027-03-04, même s’il avait été trouvé vide
${usageOf(needs)}`,
  { ...optionsOf(needs), run: { type: "string", default: "" }, from: { type: "string" } },
);
const from = civilDate.optional().safeParse(values.from);
if (!(values.run in runs) || !from.success) {
  console.error(`--run attend ${Object.keys(runs).join(", ")} ; --from, un jour comme 2027-03-04.`);
  process.exit(2);
}
configure(needs, values);
await runAgain(values.run, from.data);
console.log(`Le traitement ${values.run} est terminé.`);
