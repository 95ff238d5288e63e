import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import * as z from "zod";
import { commandLine, portOption } from "../command-line.ts";
import { urlsFrom, usualPort } from "../ports.ts";

const values = commandLine(
  `npm run time -- [options] : l’horloge du système qui tourne sur cette machine ; sans option, l’heure qu’il y est.

  --to DATE     avance jusqu’à ce jour (2029-03-01), en jouant ce qui était prévu
  --days N      avance de N jours, de même
  --jump        avec --to : y va d’un bond, sans rien jouer
  --port N      port de l’API (${usualPort})`,
  {
    to: { type: "string" },
    days: { type: "string" },
    jump: { type: "boolean", default: false },
    port: { type: "string", default: process.env["PORT"] ?? String(usualPort) },
  },
);
const { clock } = urlsFrom(portOption(values.port));

const told = z.union([
  z.object({ at: z.string(), run: z.string() }),
  z.object({ arrived: z.string(), runs: z.record(z.string(), z.number()) }),
  z.object({ error: z.string() }),
]);

async function run(): Promise<void> {
  const going = values.to !== undefined || values.days !== undefined;
  const response = await fetch(clock, {
    ...(going
      ? {
          method: "POST",
          body: JSON.stringify(
            values.to === undefined ? { days: Number(values.days) } : { to: values.to, jump: values.jump },
          ),
        }
      : {}),
  }).catch(() => {
    throw new Error(`Aucune pile locale ne répond à ${clock} : lancez npm start.`);
  });
  if (!response.ok) throw new Error(z.object({ detail: z.string() }).parse(await response.json()).detail);
  if (!going) {
    console.log(z.object({ now: z.string() }).parse(await response.json()).now);
    return;
  }
  let month = "";
  const body = Readable.fromWeb(response.body as ReadableStream);
  for await (const line of createInterface({ input: body })) {
    const step = told.parse(JSON.parse(line));
    if ("error" in step) throw new Error(step.error);
    if ("at" in step && step.at.slice(0, 7) !== month) {
      month = step.at.slice(0, 7);
      console.log(`  … ${month}`);
    }
    if ("arrived" in step) {
      console.log(`Nous sommes le ${step.arrived.slice(0, 10)}.`);
      for (const [name, count] of Object.entries(step.runs)) console.log(`  ${count} × ${name}`);
    }
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
