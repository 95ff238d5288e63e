import { loadEnvFile } from "node:process";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { sealedWithin } from "./sealed-within.ts";
import { verifyTrails } from "./verify-trails.ts";

const values = commandLine(
  `npm run audit:verify : vérifie que rien n’a été retiré, modifié, déplacé ou ajouté dans l’historique et les consultations
depuis qu’ils sont scellés, et que les ancres quotidiennes les confirment. Se termine avec le statut 1 sinon. Avec le rôle
de la sortie VerifyTrailsRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne :
  npm run audit:verify -- --env .local/operator.env

  --table TABLE      la table du système (sortie TableName de la pile)
  --anchors BUCKET   le compartiment des ancres (sortie AnchorsBucketName)
  --about GENRE#ID   une seule chose, comme file#file_01…
  --env FICHIER      les variables d’environnement à lire, comme celles qu’écrit npm start`,
  {
    table: { type: "string" },
    anchors: { type: "string" },
    about: { type: "string" },
    env: { type: "string" },
  },
);
if (values.env !== undefined) loadEnvFile(values.env);
if (values.table !== undefined) process.env["TABLE_NAME"] = values.table;
if (values.anchors !== undefined) process.env["ANCHORS_BUCKET"] = values.anchors;

const [kind, ...id] = values.about?.split("#") ?? [];
const only = kind === undefined ? undefined : { kind, id: id.join("#") };
const verified = await verifyTrails(addSeconds(systemRuntime.now(), -sealedWithin), only);
console.log(`${verified.trails} historiques vérifiés, ${verified.anchors} ancres.`);
for (const { about, kind: what, where } of verified.faults) console.error(`${about} : ${what}, ${where}`);
console.log(verified.faults.length === 0 ? "Rien n’a changé." : `${verified.faults.length} défauts.`);
process.exitCode = verified.faults.length === 0 ? 0 : 1;
