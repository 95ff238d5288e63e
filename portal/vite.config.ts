import { join } from "node:path";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { frenchSpaces } from "./french-spaces.ts";

/** The application of the online space: French alone, nothing inline, each part under a name of its own. */
export default defineConfig({
  resolve: {
    // From its sources: the space is built before the package is, whose types alone take a while to be made.
    alias: [
      { find: /^@cqp-mutualite\/client$/, replacement: join(import.meta.dirname, "../client/src/client.ts") },
      {
        find: /^@cqp-mutualite\/client\/(.+)$/,
        replacement: join(import.meta.dirname, "../client/src/$1.ts"),
      },
      // React has it since 18: what stands in for it before is weight alone.
      { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: "react" },
    ],
  },
  root: import.meta.dirname,
  plugins: [frenchSpaces(), { ...optimizeLocales.vite({ locales: ["fr-FR"] }), enforce: "pre" }, react()],
  build: {
    target: "es2024",
    rolldownOptions: {
      // The application, and the page that needs nothing of it.
      input: ["index.html", "accessibility.html"].map((page) => join(import.meta.dirname, page)),
      // What most pages need of the shell is one file: a dozen small ones weigh more than they hold.
      output: { codeSplitting: { groups: [{ name: "shell", test: /portal\/shell\//, minShareCount: 12 }] } },
    },
    emptyOutDir: true,
    // A file in a style sheet or a page would need what the policy of contents forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  logLevel: "warn",
});
