import { S3Client } from "@aws-sdk/client-s3";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { commandLine } from "../local/command-line.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { parkedInBucket, parkedInQueue } from "./parked.ts";
import { type Replayed, replayParked } from "./replay-parked.ts";

const needs = ["TABLE_NAME", "BUS_NAME", "PARKING_QUEUE", "PARKED_BUCKET"] as const;
const values = commandLine(
  `npm run replay-parked : reprend ce qui avait été mis de côté parce que rien ne pouvait en être publié ou scellé, une fois
corrigé ce qui l’en empêchait (docs/operations/parked-records.md). Ce qui ne peut toujours pas l’être y reste. Avec le rôle de la sortie
RepublishRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

${usageOf(needs)}`,
  optionsOf(needs),
);
configure(needs, values);

const tell = (from: string, { done, refused }: Replayed) => {
  console.log(`${from} : ${done} éléments repris, ${refused.length} laissés de côté.`);
  for (const reason of refused) console.error(reason);
  if (refused.length > 0) process.exitCode = 1;
};
const { PARKING_QUEUE = "", PARKED_BUCKET = "" } = process.env;
tell(PARKING_QUEUE, await replayParked(parkedInQueue(PARKING_QUEUE)));
const s3 = new S3Client(commandCalls);
tell(PARKED_BUCKET, await replayParked(parkedInBucket(s3, PARKED_BUCKET)));
s3.destroy();
