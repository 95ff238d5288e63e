import { tooComplex } from "../domain/evidence/recognise.ts";
import { inspectFile } from "./inspect.ts";
import { tookTooMuch } from "./too-much.ts";

/*
 * The program of the process that reads one file: it prints what it found. What it fails by otherwise is a fault of ours, and
 * ends it with a trace.
 */
const [path = "", previewPath = ""] = process.argv.slice(2);
// Not awaited here: what is bundled with this module is loaded late, and would wait for it.
void inspectFile(path, previewPath)
  .catch((error: unknown) => {
    if (tookTooMuch(error)) return tooComplex;
    throw error;
  })
  // On a line of its own: libraries write to the console as well.
  .then((found) => process.stdout.write(`\n${JSON.stringify(found)}`));
