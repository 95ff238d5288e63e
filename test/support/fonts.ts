import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FontBytes } from "../../shared/printing/typeface.ts";

const folder = join(import.meta.dirname, "../../node_modules/@expo-google-fonts");

/** That of what the others lack. */
export const spare = {
  regular: readFileSync(join(folder, "noto-sans/400Regular/NotoSans_400Regular.ttf")),
  semibold: readFileSync(join(folder, "noto-sans/600SemiBold/NotoSans_600SemiBold.ttf")),
};

/** The typefaces, as bundles have them beside them. */
export const fonts: FontBytes = {
  regular: readFileSync(join(folder, "source-sans-3/400Regular/SourceSans3_400Regular.ttf")),
  semibold: readFileSync(join(folder, "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf")),
  serif: readFileSync(join(folder, "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf")),
  spare: async () => spare,
};
