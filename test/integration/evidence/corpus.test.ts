import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { evidenceFormats } from "../../../shared/domain/evidence/formats.ts";
import { corpus, corpusFile, corpusFolder, corpusSample } from "../../support/corpus.ts";
import { useInspector } from "../../support/inspecting.ts";

const { inspected, preview, isAsExpected } = useInspector();

describe("the corpus", () => {
  it("holds 150 files or more, of every format that is accepted, in less than 5 MB", () => {
    const files = readdirSync(corpusFolder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    expect(bytes).toBeLessThan(5_000_000);
    expect(Object.keys(corpus).length).toBeGreaterThan(150);
    const accepted = new Set(Object.values(corpus).map(({ contentType }) => contentType));
    expect(evidenceFormats.filter(({ contentType }) => !accepted.has(contentType))).toEqual([]);
  });
});

describe("R-EVI-1, R-EVI-2, R-EVI-3: files of real tools are what they are, by their bytes, or refused by their fault", () => {
  // Of what is alike one alone: test/longer tries all.
  it.each(corpusSample())("%s: %o", isAsExpected);
});

describe("R-EVI-3: a HEIC has a JPEG to look at", () => {
  it("of its size, without anything else that the telephone wrote", async () => {
    expect(await inspected(corpusFile("heic-photo.heic"))).toEqual({
      contentType: "image/heic",
      preview: "image/jpeg",
    });
    const shown = await sharp(await readFile(preview())).metadata();
    expect(shown).toMatchObject({ format: "jpeg", width: 320, height: 240 });
    expect([shown.exif, shown.xmp]).toEqual([undefined, undefined]);
  });
});
