import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // A worker keeps the functions that its journeys loaded, see test/support/worker.ts.
    isolate: false,
    maxWorkers: 2,
    globalSetup: ["test/support/synthesise-once.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
