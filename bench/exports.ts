import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { civilStatusOf } from "../demo/civil-status.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { localCredentials } from "../infra/local/functions/hosted-functions.ts";
import { startEmbeddedServices } from "../infra/local/services/fauxqs.ts";
import { loadAssembly } from "../infra/local/template/assembly.ts";
import { region } from "../infra/local/template/resolve.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";
import { createFile } from "../shared/store/files.ts";
import type { Item } from "../shared/store/item.ts";
import { useDatabase } from "../test/support/database.ts";
import { fileIn, testId } from "../test/support/files.ts";
import type { WrittenExport } from "./exports/writer.ts";
import { fillTable } from "./filled-table.ts";

const values = commandLine(
  `npm run bench:exports -- [options] : ce que coûte l’export d’une liste, partie après partie, et la mémoire de qui l’écrit.
Se termine avec le statut 1 si ce qui reste en mémoire croît d’une partie à l’autre.

  --lines A,B  lignes de chaque export (1000,10000,100000)`,
  { lines: { type: "string", default: "1000,10000,100000" } },
);
/** Megabytes that may stay in memory more after the last part of an export than after its first. */
const mostGrowth = 8;
/** Megabytes that V8 may use for all that is alive: an export that needs more than a part of it at a time ends there. */
const heapMegabytes = 128;

function* submitted(lines: number): Generator<Item> {
  for (let n = 0; n < lines; n++) {
    const email = `candidat-${n}@candidats.example.org`;
    const candidate = {
      personId: testId("prs", n),
      email,
      civilStatus: civilStatusOf("Amina", `Exemple ${n}`),
    };
    for (const write of createFile(fileIn("submitted", { id: testId("file", n), candidate })))
      if ("put" in write) yield write.put;
  }
}

async function exported(lines: number): Promise<WrittenExport> {
  const folder = await mkdtemp(join(tmpdir(), "cqp-bench-"));
  const services = await startEmbeddedServices({
    port: 0,
    logger: false,
    defaultRegion: region,
    dataDir: join(folder, "queues"),
    s3StorageDir: join(folder, "objects"),
  });
  const assembly = join(folder, "assembly");
  await synthesiseToRun(assembly);
  const { database, name } = await fillTable(folder, await loadAssembly(assembly), submitted(lines));
  try {
    useDatabase({ endpoint: database.endpoint, tables: [name] });
    const [Bucket, endpoint] = ["exports", services.address];
    const s3 = new S3Client({ endpoint, region, credentials: localCredentials, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket }));
    s3.destroy();
    const env = { ...process.env, AWS_ENDPOINT_URL_S3: endpoint, OBJECTS_BUCKET: Bucket };
    const program = join(import.meta.dirname, "exports", "writer.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--expose-gc", `--max-old-space-size=${heapMegabytes}`, program],
      { env },
    );
    return JSON.parse(stdout) as WrittenExport;
  } finally {
    await database.stop();
    await services.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
console.log(`| lines | MB written | parts | read units | units a line | s | MB alive after the first part, the last | MB of the process |
| --- | --- | --- | --- | --- | --- | --- | --- |`);
for (const lines of values.lines.split(",").map(Number)) {
  const made = await exported(lines);
  if (made.rows !== lines) throw new Error(`${made.rows} lines were written of ${lines}`);
  const [first = 0, last = first] = [made.alive[0], made.alive.at(-1)];
  const grown = (last - first) / 1e6;
  if (grown > mostGrowth) {
    console.error(
      `Il reste ${grown.toFixed(1)} Mo de plus en mémoire après la dernière partie qu’après la première.`,
    );
    process.exitCode = 1;
  }
  console.log(
    `| ${[
      lines,
      megabytes(made.bytes),
      made.parts,
      made.units.toFixed(0),
      (made.units / lines).toFixed(3),
      made.seconds.toFixed(1),
      `${megabytes(first)}, ${megabytes(last)}`,
      megabytes(made.resident),
    ].join(" | ")} |`,
  );
}
