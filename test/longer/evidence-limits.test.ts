import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type InspectionLimits, runInspection } from "../../shared/inspection/run-inspection.ts";
import { corpusFile } from "../support/corpus.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "limits-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(bytes: Uint8Array, limits?: InspectionLimits) {
  const path = join(folder, "bytes");
  await writeFile(path, bytes);
  return runInspection(path, join(folder, "preview.jpg"), limits);
}

/** The most memory that a process which inspects a file came to hold while something ran, kB, and its variables. */
async function watched<Result>(
  running: Promise<Result>,
): Promise<{ result: Result; kilobytes: number; environment: string }> {
  let kilobytes = 0;
  let environment = "";
  const look = setInterval(() => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder)) continue;
        environment += readFileSync(`/proc/${pid}/environ`, "utf8");
        const [, held] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
        kilobytes = Math.max(kilobytes, Number(held ?? 0));
      } catch {
        // It ended meanwhile.
      }
  }, 20);
  const result = await running.finally(() => clearInterval(look));
  return { result, kilobytes, environment };
}

/** A page, and objects in a stream that inflates to 300 MB by two filters, which no look at the packed bytes tells. */
function twicePacked(): Buffer {
  const blanks = Buffer.alloc(300 * 1024 * 1024, " ");
  const packed = deflateSync(deflateSync(blanks, { level: 1 }), { level: 1 });
  return Buffer.concat([
    Buffer.from(
      "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n" +
        `4 0 obj<</Type/ObjStm/N 2/First 8/Filter[/FlateDecode/FlateDecode]/Length ${packed.length}>>stream\n`,
    ),
    packed,
    Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n"),
  ]);
}

describe("R-EVI-3: what reads a file is a process of its own, bounded in memory and time", () => {
  it("finds what it finds", async () => {
    expect(await run(corpusFile("lo-cv.pdf"))).toEqual({ contentType: "application/pdf" });
    expect(await run(corpusFile("heic-photo.heic"))).toEqual({
      contentType: "image/heic",
      preview: "image/jpeg",
    });
    expect(await run(corpusFile("docx-macro.docx"))).toEqual({ fault: { reason: "macro" } });
  });

  it("refuses a PDF of 1.2 MB that takes a parser more than a gigabyte, in little memory, and without credentials", async () => {
    const bytes = corpusFile("pdf-1-megabyte-of-bomb.pdf");
    expect(bytes.length).toBeLessThan(1_300_000);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "not-for-parsers");
    const { result, kilobytes, environment } = await watched(run(bytes));
    vi.unstubAllEnvs();
    expect(environment).toContain("VIPS_CONCURRENCY");
    expect(environment).not.toContain("not-for-parsers");
    expect(result).toEqual({ fault: { reason: "too-complex" } });
    expect(kilobytes).toBeGreaterThan(10_000);
    expect(kilobytes).toBeLessThan(300_000);
  });

  it("ends one that takes more memory or processor than it may, and says so", async () => {
    const { result, kilobytes } = await watched(run(twicePacked(), { megabytes: 700, seconds: 60 }));
    expect(result).toMatchObject({ fault: { reason: expect.stringMatching(/too-complex|unreadable/) } });
    expect(kilobytes).toBeLessThan(700 * 1024);
    expect(await run(corpusFile("heic-photo.heic"), { megabytes: 1_500, seconds: 0 })).toEqual({
      fault: { reason: "too-complex" },
    });
  });

  it("fails aloud by a fault of its own", async () => {
    await expect(runInspection(join(folder, "absent"), join(folder, "preview.jpg"))).rejects.toThrow(
      /ENOENT/,
    );
  });
});
