import { readFile } from "node:fs/promises";
import * as z from "zod";
import { recordOutput } from "../edge/dns-records.ts";
import { commandLine } from "../local/command-line.ts";

const usage = [
  "npm run dns-records [-- --outputs FICHIER] : dit les enregistrements à écrire là où sont les domaines d’un environnement,",
  "d’après ce que son déploiement a rendu (npx cdk deploy -c stage=… --outputs-file cdk-outputs.json).",
].join("\n");
const { outputs } = commandLine(usage, { outputs: { type: "string", default: "cdk-outputs.json" } });

const written = await readFile(outputs, "utf8").catch(() => {
  console.error(`Le fichier ${outputs} ne se lit pas.\n\n${usage}`);
  process.exit(2);
});
const stacks = z.record(z.string(), z.record(z.string(), z.string())).parse(JSON.parse(written));
const records = Object.values(stacks).flatMap((stack) =>
  Object.entries(stack).flatMap(([name, record]) =>
    name.startsWith(recordOutput) ? [record.split(" ")] : [],
  ),
);
for (const [name = "", type = "", ...value] of records)
  console.log(
    `${`${name}.`.padEnd(60)} 3600 IN ${type.padEnd(6)} ${value.join(" ")}${type === "TXT" ? "" : "."}`,
  );
