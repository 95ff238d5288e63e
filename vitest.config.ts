import { existsSync, statfsSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Where the data of tests goes when memory has room for it: databases spend most of their time waiting for a disk. */
const memory = { folder: "/dev/shm", roomInBytes: 2e9 };

function memoryHasRoom(): boolean {
  if (!existsSync(memory.folder)) return false;
  const found = statfsSync(memory.folder);
  return found.bavail * found.bsize > memory.roomInBytes;
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // A worker keeps the functions that its journeys loaded, see test/support/worker.ts.
    isolate: false,
    maxWorkers: 2,
    globalSetup: ["test/support/synthesise-once.ts"],
    env: memoryHasRoom() ? { TMPDIR: memory.folder } : {},
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
