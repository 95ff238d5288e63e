import { defineConfig } from "vitest/config";

/** The domain's tests, without those that read the sources, which mutation rewrites; the same properties every time. */
export default defineConfig({
  test: {
    include: ["test/domain/*/**/*.test.ts"],
    setupFiles: ["test/mutation/same-seed.ts"],
    isolate: false,
    testTimeout: 120_000,
  },
});
