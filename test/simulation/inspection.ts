import child from "node:child_process";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { runInspection } from "../../shared/inspection/run-inspection.ts";

/** Pieces of each kind that candidates send: a true one, and one that is not what it says it is. */
export const samples = {
  pdf: Buffer.from(
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
  ),
  forged: Buffer.from(`MZ${"\u0000".repeat(200)}`),
} as const;

/** Bytes of a sample, made different from those of any other piece by what comes after its end. */
export function pieceLike(kind: keyof typeof samples, mark: string): Buffer {
  return Buffer.concat([samples[kind], Buffer.from(`\n% ${mark}\n`)]);
}

/**
 * What reads an upload runs in a process of its own, which takes as long as it pleases: it reads one piece of each kind before a run
 * begins, and what it found of that one is what it finds of those like it.
 */
export async function foreseeInspections(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "samples-"));
  const found: { bytes: Buffer; printed: string }[] = [];
  for (const [kind, bytes] of Object.entries(samples)) {
    const path = join(folder, kind);
    await writeFile(path, pieceLike(kind as keyof typeof samples, "sample"));
    found.push({ bytes, printed: JSON.stringify(await runInspection(path, join(folder, "preview.jpg"))) });
  }
  await rm(folder, { recursive: true });
  const spawn = (_shell: string, given: string[]) => {
    const path = given.at(-2) ?? "";
    const read = readFileSync(path);
    const like = found.find(({ bytes }) => read.subarray(0, bytes.byteLength).equals(bytes));
    if (like === undefined) throw new Error("no piece like this one was read before the run");
    const process = Object.assign(new EventEmitter(), {
      stdout: Readable.from([`\n${like.printed}`]),
      stderr: Readable.from([]),
    });
    setImmediate(() => process.emit("close", 0, null));
    return process;
  };
  child.spawn = spawn as unknown as typeof child.spawn;
  syncBuiltinESMExports();
}
