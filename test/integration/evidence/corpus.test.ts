import { readdirSync, statSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { evidenceFormats } from "../../../shared/domain/evidence/formats.ts";
import type { Inspection } from "../../../shared/domain/evidence/inspection.ts";
import { inspectFile } from "../../../shared/inspection/inspect.ts";
import { corpus, corpusFile, corpusFolder } from "../../support/corpus.ts";

let folder = "";
beforeAll(async () => {
  // libheif and mp4box tell the console of each fault that they meet.
  for (const way of ["log", "error", "warn"] as const)
    vi.spyOn(console, way).mockImplementation(() => undefined);
  folder = await mkdtemp(join(tmpdir(), "corpus-"));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const preview = () => join(folder, "preview.jpg");

/** Reads a file under a name that says nothing. */
async function inspected(bytes: Uint8Array): Promise<Inspection> {
  const path = join(folder, "bytes");
  await writeFile(path, bytes);
  return inspectFile(path, preview());
}

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
  it.each(Object.entries(corpus))("%s: %o", async (name, expected) => {
    const { fault, ...accepted } = await inspected(corpusFile(name));
    if (expected.reason === undefined)
      expect({ fault, ...accepted }).toMatchObject({ contentType: expected.contentType, fault: undefined });
    else
      expect(fault).toMatchObject({ reason: expected.reason, ...(expected.type && { type: expected.type }) });
  });
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
