import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "../local/command-line.ts";
import { stageNamed } from "../stages/stages.ts";
import { createApp } from "../synthesise.ts";
import { importTaken, takenOverOf } from "./import-taken.ts";

const values = commandLine(
  `npm run take-over -- --stage ENVIRONNEMENT --table NOM --bucket NOM : fait entrer une table et un compartiment restaurés dans la pile
d’un environnement, par « cdk import » ; rien d’autre n’y change (docs/operations/restore.md). La mise en service qui suit, npm run
release, s’en sert. Le fichier de l’environnement dit \`restored\`, une valeur nouvelle, si la pile est celle qui est en service.
CDK énumère ce qu’il laisse de côté : tout le reste de la pile, qui ne change pas.

  --stage NOM   l’environnement, comme production
  --table NOM   la table restaurée, préparée par npm run prepare-restored
  --bucket NOM  le compartiment restauré
  --print       écrit ce qui serait demandé à CloudFormation, et ne demande rien`,
  {
    stage: { type: "string" },
    table: { type: "string", default: "" },
    bucket: { type: "string", default: "" },
    print: { type: "boolean", default: false },
  },
);
if (values.table === "" || values.bucket === "") {
  console.error("Il faut --table et --bucket, la table et le compartiment restaurés.");
  process.exit(2);
}
const stage = stageNamed(values.stage);
const folder = await mkdtemp(join(tmpdir(), "cqp-take-over-"));
try {
  const outdir = join(folder, "assembly");
  (await createApp(stage, "apart", { outdir, builtinCloudFormationValidation: false })).synth();
  const taken = await takenOverOf(outdir, values);
  if (values.print) console.log(JSON.stringify(taken, undefined, 2));
  else process.exitCode = await importTaken(outdir, taken);
} finally {
  await rm(folder, { recursive: true, force: true });
}
