import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { workerPorts } from "../../support/worker.ts";

/** Starts the system on a disk of 80 MB, in a view of the file system of its own; then has something break, and waits. */
const script = (breakage: string) => `
  mount -t tmpfs -o size=80m none "$0"
  "$1" infra/local/launch.mjs --port "$2" --data "$0/data" > "$0/printed" &
  running=$!
  until grep -q Ctrl-C "$0/printed"; do kill -0 $running && sleep 0.2 || exit 99; done
  ${breakage}
  wait $running
`;

it.each([
  [
    "the disk is filled",
    'head -c 100000000 /dev/zero > "$0/filling" 2> /dev/null',
    /^Le disque est plein : [^\n]*\n$/m,
  ],
  [
    "the database ends",
    'kill -9 $(cat "$0/data/dynamodb.sqlite.pid")',
    /^La base de données embarquée s’est arrêtée d’elle-même \(SIGKILL\) : [^\n]*\n$/m,
  ],
])("a stack that runs tells in a sentence that %s, and ends with status 1", async (_, breakage, sentence) => {
  const disk = await mkdtemp(join(tmpdir(), "cqp-disk-"));
  onTestFinished(() => rm(disk, { recursive: true, force: true }));
  const { api } = await workerPorts();
  const shell = spawn(
    "unshare",
    ["--map-root-user", "--mount", "sh", "-c", script(breakage), disk, process.execPath, String(api)],
    { cwd: join(import.meta.dirname, "..", "..", ".."), stdio: ["ignore", "ignore", "pipe"] },
  );
  const [said, [code]] = await Promise.all([text(shell.stderr), once(shell, "exit")]);
  expect(said).toMatch(sentence);
  expect(code).toBe(1);
});
