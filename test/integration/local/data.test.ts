import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdData } from "../../../infra/local/data/hold.ts";
import { UnreadableFile } from "../../../infra/local/data/kept-file.ts";
import { DataInUse, lockData } from "../../../infra/local/data/lock.ts";
import { openConsumer } from "../../../infra/local/stream/consumer.ts";

const run = promisify(execFile);
const checkout = join(import.meta.dirname, "..", "..", "..");
const command = [process.execPath, join(checkout, "infra/local/launch.mjs")] as const;

let parent = "";
let folder = "";
let folders = 0;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "cqp-data-"));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** A folder of data that nothing has used. */
async function newFolder(): Promise<string> {
  folder = join(parent, String(++folders));
  await mkdir(folder);
  return folder;
}

/** What `npm start` says on a folder on which it can't run, and its status; it ends before it makes anything. */
async function startOn(data: string, ...options: string[]): Promise<{ code: number; said: string }> {
  return refusedBy(run(command[0], [command[1], "--data", data, ...options]));
}

/** The same in a view of the file system of its own, which `mounts` changes first. */
async function startWith(mounts: string, data: string): Promise<{ code: number; said: string }> {
  const script = `${mounts} && exec "$1" "$2" --data "$0"`;
  return refusedBy(run("unshare", ["--map-root-user", "--mount", "sh", "-c", script, data, ...command]));
}

async function refusedBy(running: Promise<unknown>): Promise<{ code: number; said: string }> {
  const failure = (await running.catch((error: unknown) => error)) as { code: number; stderr: string };
  return { code: failure.code, said: failure.stderr };
}

/** A sentence on one line, and nothing else. */
const oneSentence = (beginning: string) => new RegExp(`^${beginning}[^\n]*\n$`);

describe("data that another stack uses", () => {
  it("is refused, told whose it is, and left as it was", async () => {
    const data = await newFolder();
    await writeFile(join(data, "kept"), "by the first");
    const held = lockData(data);
    for (const options of [[], ["--reset"]]) {
      const { code, said } = await startOn(data, ...options);
      expect(code).toBe(1);
      expect(said).toMatch(oneSentence(`Un autre npm start \\(processus ${process.pid}\\) se sert déjà`));
    }
    expect(await readFile(join(data, "kept"), "utf8")).toBe("by the first");
    expect(() => lockData(data)).toThrow(DataInUse);
    held.release();
    lockData(data).release();
  });

  it("is free again once its process was killed", async () => {
    const data = await newFolder();
    const holder = spawn(process.execPath, ["--input-type=module", "--eval", holding, lockFile, data], {
      cwd: checkout,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    expect(() => lockData(data)).toThrow(DataInUse);
    await killed(holder);
    lockData(data).release();
  });
});

const lockFile = join(checkout, "infra", "local", "data", "lock.ts");

/** Holds a folder until it is killed. */
const holding = `
  const [lock, data] = process.argv.slice(1);
  const { lockData } = await import(lock);
  lockData(data);
  console.log("held");
  setInterval(() => undefined, 1000);
`;

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

describe("data that can't be used is told in a sentence, with status 1", () => {
  it("on a full disk", async () => {
    const { code, said } = await startWith('mount -t tmpfs -o size=1m none "$0"', await newFolder());
    expect(said).toMatch(oneSentence("Le disque est plein : "));
    expect(code).toBe(1);
  });

  it("in a folder that is only read", async () => {
    const readOnly = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"';
    const { code, said } = await startWith(readOnly, await newFolder());
    expect(said).toMatch(oneSentence("Rien ne peut être écrit dans le dossier "));
    expect(code).toBe(1);
  });

  it("with a file in place of the folder", async () => {
    const file = join(await newFolder(), "file");
    await writeFile(file, "");
    const { code, said } = await startOn(join(file, "data"));
    expect(said).toMatch(oneSentence("Rien ne peut être écrit dans le dossier "));
    expect(code).toBe(1);
  });

  it.each([
    ["the table", "dynamodb.sqlite"],
    ["the queues", "queues/fauxqs.db"],
  ])("with bytes of the database of %s overwritten", async (_, name) => {
    const file = join(await newFolder(), name);
    await mkdir(join(file, ".."), { recursive: true });
    await overwrittenDatabase(file);
    const { code, said } = await startOn(folder);
    expect(said).toMatch(oneSentence(`Le fichier ${file} est abîmé : `));
    expect(code).toBe(1);
  });

  it("with a clock file that tells no time", async () => {
    const file = join(await newFolder(), "clock.json");
    await writeFile(file, '{"offsetMilliseconds":-5}');
    const { code, said } = await startOn(folder);
    expect(said).toMatch(oneSentence(`Le fichier ${file} est abîmé : `));
    expect(code).toBe(1);
    for (const text of ["", "{", '"tomorrow"', "\0\0\0"]) {
      await writeFile(file, text);
      await expect(holdData(folder)).rejects.toThrow(UnreadableFile);
    }
  });

  it("with a place in the stream that is none", async () => {
    const checkpointFile = join(await newFolder(), "stream-feed");
    await writeFile(checkpointFile, "half a nu");
    const opening = openConsumer({
      checkpointFile,
      batchSize: 1,
      policy: { bisect: false },
      deliver: async () => undefined,
      park: async () => undefined,
    });
    await expect(opening).rejects.toThrow(UnreadableFile);
  });
});

/** A database as it was left, of which a page in the middle was then written over. */
async function overwrittenDatabase(file: string): Promise<void> {
  const database = new DatabaseSync(file);
  database.exec("CREATE TABLE things (name TEXT PRIMARY KEY)");
  const insert = database.prepare("INSERT INTO things VALUES (?)");
  for (let n = 0; n < 1000; n++) insert.run(`thing ${n} ${"x".repeat(50)}`);
  database.close();
  const bytes = await readFile(file);
  bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 4096);
  await writeFile(file, bytes);
}
