import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FontBytes } from "../../shared/printing/typeface.ts";

const folder = join(import.meta.dirname, "../../node_modules/@expo-google-fonts");

/** The typefaces, as bundles have them beside them. */
export const fonts: FontBytes = {
  regular: readFileSync(join(folder, "source-sans-3/400Regular/SourceSans3_400Regular.ttf")),
  semibold: readFileSync(join(folder, "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf")),
  serif: readFileSync(join(folder, "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf")),
};
