import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "forks",
    // Two cores keep three files busy: much of a journey is waiting for queues.
    maxWorkers: 3,
    globalSetup: ["test/support/synthesise-once.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
