import { join } from "node:path";
import { writeBodies, writeTokens } from "../../portal/make.ts";
import { apiDescription } from "../api-description.ts";
import { digestOf, unlessMade } from "../made-once.ts";

const root = join(import.meta.dirname, "..", "..");

/** What the application of the space is made from. */
export const spaceSources = ["portal/**/*", "client/**/*"];

/** Builds the application of the space, unless it was built from the same sources; gives its folder. */
export async function buildSpace(): Promise<string> {
  const folder = join(root, "dist", "space");
  await writeBodies(await apiDescription());
  await writeTokens();
  await unlessMade(folder, await digestOf(spaceSources), async (outDir) => {
    // Loaded where it builds alone: a compiler takes memory.
    const { build } = await import("vite");
    // Tests build it too: what they try is what people load, and not React's slower and larger half for development.
    process.env["NODE_ENV"] = "production";
    await build({ configFile: join(root, "portal", "vite.config.ts"), build: { outDir } });
  });
  return folder;
}
