import { spawn } from "node:child_process";
import { extname } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type Inspection, inspection } from "../domain/evidence/inspection.ts";
import { tooComplex } from "../domain/evidence/recognise.ts";

/** What the process that reads a file may take. */
export interface InspectionLimits {
  /** Of memory, buffers and WebAssembly's too. */
  megabytes: number;
  /** Of the processor. */
  seconds: number;
}

/** What a HEIC of 48 million pixels takes, the most that telephones take, and Node itself, which reserves 500 MB. */
const inspectionLimits: InspectionLimits = { megabytes: 1_500, seconds: 60 };

/** Times that a process may take its seconds of processor on a busy machine. */
const patience = 2;

/** The program beside this module, in the sources as where they are bundled. */
const program = fileURLToPath(new URL(`./inspect-program${extname(import.meta.url)}`, import.meta.url));

/**
 * R-EVI-3: what a file is, read in a process of its own, which holds none of what this one may do, and is ended when it takes more
 * than the limits. By the shell's `ulimit`: Node limits the heap alone, and not the buffers that parsers unpack into.
 * @throws Error when the program itself fails.
 */
export async function runInspection(
  path: string,
  previewPath: string,
  { megabytes, seconds }: InspectionLimits = inspectionLimits,
): Promise<Inspection> {
  const limited = `ulimit -d ${megabytes * 1024} && ulimit -t ${seconds} && exec "$0" "$@"`;
  const { PATH, LD_LIBRARY_PATH } = process.env;
  const child = spawn("/bin/sh", ["-c", limited, process.execPath, program, path, previewPath], {
    // One thread where libraries would take one a core: each holds memory.
    env: { PATH, LD_LIBRARY_PATH, UV_THREADPOOL_SIZE: "2", VIPS_CONCURRENCY: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: seconds * patience * 1000,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const [{ code, signal }, printed, told] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  const ranOut = code !== 0 && /out of memory|allocation failed/i.test(told);
  if (signal !== null || ranOut) return tooComplex;
  if (code !== 0) throw new Error(`the inspection failed (${code}): ${told.slice(-2_000)}`);
  return inspection.parse(JSON.parse(printed.slice(printed.lastIndexOf("\n"))));
}
