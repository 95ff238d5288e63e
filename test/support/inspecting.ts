import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, vi } from "vitest";
import type { Inspection } from "../../shared/domain/evidence/inspection.ts";
import { inspectFile } from "../../shared/inspection/inspect.ts";
import { corpusFile, type Expected } from "./corpus.ts";

/** What inspects files for the tests of one file. */
export interface Inspector {
  /** Reads a file under a name that says nothing. */
  inspected(bytes: Uint8Array): Promise<Inspection>;
  /** Where what one looks at in the place of a file is written. */
  preview(): string;
  /** R-EVI-1, R-EVI-2, R-EVI-3: a file of the corpus is what it is expected to be, or refused by its fault. */
  isAsExpected(name: string, expected: Expected): Promise<void>;
}

/** Opens a folder to inspect files in, and says nothing of what libraries tell the console. */
export function useInspector(): Inspector {
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
  const inspected = async (bytes: Uint8Array) => {
    const path = join(folder, "bytes");
    await writeFile(path, bytes);
    return inspectFile(path, preview());
  };
  return {
    inspected,
    preview,
    async isAsExpected(name, expected) {
      const { fault, ...accepted } = await inspected(corpusFile(name));
      if (expected.reason === undefined)
        expect({ fault, ...accepted }).toMatchObject({
          contentType: expected.contentType,
          fault: undefined,
        });
      else
        expect(fault).toMatchObject({
          reason: expected.reason,
          ...(expected.type && { type: expected.type }),
        });
    },
  };
}
