import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { StacksFirst } from "./test/support/stacks-first.ts";

/** Where the data of tests goes when memory has room for it: databases spend most of their time waiting for a disk. */
const memory = { folder: "/dev/shm", roomInBytes: 2e9 };

/** Where programs that tests start keep what was compiled of them: it takes half of their time. */
const compiled = join(import.meta.dirname, "node_modules", ".cache", "compiled");

function memoryHasRoom(): boolean {
  if (!existsSync(memory.folder)) return false;
  const found = statfsSync(memory.folder);
  return found.bavail * found.bsize > memory.roomInBytes;
}

// Of this process too, from which workers have it: what is made before them, as the browser, is looked for where they do.
if (memoryHasRoom()) process.env["TMPDIR"] = memory.folder;

/** Tests of folders, its own unless said; those that run or read the template synthesise it once, the domain's wait for nothing. */
function project(name: "domain" | "system" | "longer", folders: readonly string[] = [name]) {
  const globalSetup = name === "domain" ? [] : ["test/support/before-all.ts"];
  const setupFiles = name === "domain" ? [] : ["test/support/described-fields.ts"];
  // Pages wait for half of their time: a worker more than there are cores.
  const order =
    name === "system"
      ? { maxWorkers: 3, sequence: { groupOrder: 0 } }
      : { maxWorkers: 2, sequence: { groupOrder: 1 } };
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((one) => `test/${one}/**/*.test.ts`),
      globalSetup,
      setupFiles,
      ...order,
    },
  };
}

export default defineConfig({
  test: {
    // `npm test` leaves out the longer ones: `npm run test:longer`.
    projects: [
      project("domain"),
      // One, though three folders: its workers load the functions once.
      project("system", ["pages", "journeys", "integration"]),
      project("longer"),
    ],
    pool: "forks",
    // By Node itself, as what runs on AWS and here: transforming all sources took a sixth of the time.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // A worker keeps the functions that its journeys loaded, see test/support/worker.ts.
    isolate: false,
    // What functions that tests call in their own process tell of ordinary work is no news of a test.
    env: {
      POWERTOOLS_LOG_LEVEL: "WARN",
      NODE_COMPILE_CACHE: compiled,
    },
    sequence: { sequencer: StacksFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
