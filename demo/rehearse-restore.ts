import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv, promisify } from "node:util";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { commandLine } from "../infra/local/command-line.ts";
import { copyTable } from "../infra/local/data/copy-data.ts";
import { localCredentials } from "../infra/local/functions/hosted-functions.ts";
import { type LocalStack, startLocalStack } from "../infra/local/stack.ts";
import { region } from "../infra/local/template/resolve.ts";
import { restoreBucket } from "../infra/operator/restore-bucket.ts";
import { synthesiseToRun } from "../infra/synthesise.ts";
import { apiClient, demoToken } from "./client.ts";
import { between } from "./rehearsal/embedded-restore.ts";
import { startLoad } from "./rehearsal/load.ts";

const values = commandLine(
  `npm run rehearse:restore : répète une restauration sur cette machine, pendant que des candidats s’inscrivent et déposent des pièces :
la table et les objets d’un même instant dans un second système, les effacements rejoués, les vérifications, puis la bascule
(docs/operations/restore.md). Se termine avec le statut 1 si quelque chose manque.

  --files N  dossiers créés avant l’instant de la restauration (20)`,
  { files: { type: "string", default: "20" } },
);
const before = Number(values.files);
if (!Number.isInteger(before) || before < 2 || before > 10_000) {
  console.error("--files attend un nombre entre 2 et 10000.");
  process.exit(2);
}

const root = join(import.meta.dirname, "..");
const folder = await mkdtemp(join(tmpdir(), "cqp-rehearsal-"));
// As deep in the checkout as `cdk.out`: the modules of functions find their packages there.
const assembly = await mkdtemp(join(root, "cdk.out-rehearsal-"));
const free = { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 };
const running: LocalStack[] = [];
const start = async (dataDir: string) => {
  const stack = await startLocalStack({ assembly, dataDir, ports: free, requestRateFactor: 1000 });
  running.push(stack);
  return stack;
};
/** Plays an operator's command on a system; gives the first line that it tells. @throws Error when it fails. */
const play = async (stack: LocalStack, command: string): Promise<string> => {
  const file = join(root, "infra", "operator", `${command}.ts`);
  const { stdout } = await promisify(execFile)(process.execPath, [file, "--env", stack.operatorEnvironment]);
  return stdout.trim().split("\n").join(" ");
};
const environmentOf = async (stack: LocalStack) =>
  parseEnv(await readFile(stack.operatorEnvironment, "utf8"));
const s3Of = (endpoint: string) =>
  new S3Client({ endpoint, region, credentials: localCredentials, forcePathStyle: true });
const faults: string[] = [];
const tell = (step: string, outcome: string) => console.log(`${step.padEnd(34)} ${outcome}`);

try {
  await synthesiseToRun(assembly);
  const [firstData, secondData] = [join(folder, "first"), join(folder, "second")];
  const first = await start(firstData);
  const load = startLoad(first);
  await load.reached(before);

  // The moment, while requests are under way.
  const moment = Date.now();
  await mkdir(secondData, { recursive: true });
  await copyTable(firstData, secondData);
  const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
  tell("Table restaurée à l’instant choisi", seconds(moment));
  const expected = load.created.filter(({ answeredAt }) => answeredAt < moment);

  // A file is erased after that moment: the restored table has it back.
  const [erasedFile] = expected;
  if (erasedFile === undefined) throw new Error("no file was created");
  const { OBJECTS_BUCKET = "" } = await environmentOf(first);
  const source = s3Of(first.urls.s3);
  const on = new Date(moment).toISOString().slice(0, 10);
  await source.send(
    new PutObjectCommand({
      Bucket: OBJECTS_BUCKET,
      Key: `erasures/${erasedFile.id}.file.${on}.json`,
      Body: JSON.stringify({ what: "file", fileId: erasedFile.id, on }),
    }),
  );

  await cp(join(firstData, "identity"), join(secondData, "identity"), { recursive: true });
  const second = await start(secondData);
  const target = s3Of(second.urls.s3);
  const bucket = (await environmentOf(second)).OBJECTS_BUCKET ?? "";
  const copying = Date.now();
  const at = new Date(moment).toISOString();
  const copied = await restoreBucket(between(source, target), { from: OBJECTS_BUCKET, to: bucket, at });
  tell("Objets copiés", `${copied} en ${seconds(copying)}`);
  await second.settled();

  tell("Effacements", await play(second, "replay-erasures"));
  tell("Listes et recherches", await play(second, "fill-lists"));
  tell("État vérifié", await play(second, "verify-restored"));

  await load.reached(2);
  load.moveTo(second);
  const since = load.created.length;
  await load.reached(3);
  await load.stop();
  await second.settled();
  tell("Bascule", `${load.created.length - since} dossiers créés depuis dans le second système`);
  tell("État vérifié", await play(second, "verify-restored"));

  const { urls } = second;
  for (const { id, email } of expected) {
    const token = () => demoToken(urls.identity, { email, given_name: "Camille", family_name: "Exemple" });
    const { status } = await apiClient(urls.api, token).send("GET", `/files/${id}`);
    const wanted = id === erasedFile.id ? 404 : 200;
    if (status !== wanted) faults.push(`${id} : ${status} au lieu de ${wanted}`);
  }
  tell("Dossiers d’avant l’instant", `${expected.length}, ${faults.length} défauts`);
  faults.push(...load.failed);
  tell("Requêtes en échec pendant l’exercice", String(load.failed.length));
} catch (error) {
  faults.push(String(error));
} finally {
  for (const stack of running.reverse()) await stack.stop();
  await rm(folder, { recursive: true, force: true });
  await rm(assembly, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? "Rien ne manque." : "La répétition a échoué.");
process.exitCode = faults.length === 0 ? 0 : 1;
