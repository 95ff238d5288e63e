import { addSeconds, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { instantOf } from "./period.ts";
import { sealedWithin } from "./sealed-within.ts";
import { verifyTrails } from "./verify-trails.ts";

const needs = ["TABLE_NAME", "ANCHORS_BUCKET"] as const;
const values = commandLine(
  `npm run audit:verify : vérifie que rien n’a été retiré, modifié, déplacé ou ajouté dans l’historique et les consultations
depuis qu’ils sont scellés, et que les ancres quotidiennes les confirment. Se termine avec le statut 1 sinon. Avec le rôle
de la sortie VerifyTrailsRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne :
  npm run audit:verify -- --env .local/operator.env

${usageOf(needs)}
  --about GENRE#ID   une seule chose, comme file#file_01…
  --restored-at INSTANT  d’une table restaurée : l’instant qu’elle représente ; ce qui a été scellé et ancré depuis n’y est pas attendu
  --in-service-at INSTANT  d’une table restaurée qui est en service : depuis quand ; ce qui a été ancré depuis ce jour l’est de nouveau`,
  {
    ...optionsOf(needs),
    about: { type: "string" },
    "restored-at": { type: "string" },
    "in-service-at": { type: "string" },
  },
);
const [restoredAt, inServiceAt] = [instantOf(values["restored-at"]), instantOf(values["in-service-at"])];
for (const [name, instant] of [
  ["restored-at", restoredAt],
  ["in-service-at", inServiceAt],
] as const)
  if (values[name] !== undefined && instant === undefined) {
    console.error(`--${name} attend un instant, comme 2027-03-04T05:00:00Z.`);
    process.exit(2);
  }
if (inServiceAt !== undefined && restoredAt === undefined) {
  console.error("--in-service-at demande --restored-at.");
  process.exit(2);
}
configure(needs, values);

const [kind, ...id] = values.about?.split("#") ?? [];
const only = kind === undefined ? undefined : { kind, id: id.join("#") };
// What a restored table holds that is sealed stood before its moment; once in service, it goes on.
const until = inServiceAt === undefined ? restoredAt : undefined;
const sealedBefore = addSeconds(until ?? systemRuntime.now(), -sealedWithin);
const verified = await verifyTrails(
  sealedBefore,
  only,
  restoredAt === undefined
    ? undefined
    : {
        from: dateInParis(restoredAt),
        ...(inServiceAt === undefined ? {} : { before: dateInParis(inServiceAt) }),
      },
);
console.log(`${verified.trails} historiques vérifiés, ${verified.anchors} ancres.`);
for (const { about, kind: what, where } of verified.faults) console.error(`${about} : ${what}, ${where}`);
console.log(verified.faults.length === 0 ? "Rien n’a changé." : `${verified.faults.length} défauts.`);
process.exitCode = verified.faults.length === 0 ? 0 : 1;
