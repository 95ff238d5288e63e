import { setTimeout as wait } from "node:timers/promises";
import { EventBridgeClient, ReplayState } from "@aws-sdk/client-eventbridge";
import { commandCalls } from "../../shared/runtime/service-calls.ts";
import { commandLine } from "../local/command-line.ts";
import { replayArchive } from "./archive-replay.ts";
import { configure, optionsOf, usageOf } from "./configuration.ts";
import { periodOptions, periodTold, periodUsage } from "./period.ts";

const needs = ["ARCHIVE_ARN", "BUS_NAME"] as const;
const values = commandLine(
  `npm run replay-archive -- --from INSTANT --to INSTANT : fait redonner par le bus ce qu’il a reçu pendant une période, tel qu’il
l’avait reçu (docs/operations/republish.md). Ceux qui s’en occupent reconnaissent ce qu’ils ont déjà fait. La même période et les mêmes
règles ne sont redonnées qu’une fois : la commande, donnée de nouveau, attend la fin de la première. Avec le rôle de la sortie
ReplayArchiveRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

${periodUsage}
  --rules A,B     ces règles du bus seulement (aws events list-rules --event-bus-name BUS)
${usageOf(needs)}`,
  { ...optionsOf(needs), ...periodOptions, rules: { type: "string" } },
);
const period = periodTold(values);
configure(needs, values);
const { ARCHIVE_ARN: archive = "", BUS_NAME: bus = "" } = process.env;
const rules = values.rules?.split(",") ?? [];
const client = new EventBridgeClient(commandCalls);
const asked = { archive, bus, period, rules };
const { name, state, reason, before } = await replayArchive(client, asked, () => wait(5000));
client.destroy();
const done = state === ReplayState.COMPLETED;
console.log(
  `${name} : ${done ? "tout a été redonné" : state}${before ? ", par une demande d’avant" : ""}${reason === undefined ? "" : ` (${reason})`}.`,
);
if (!done) process.exitCode = 1;
